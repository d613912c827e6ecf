import ReaderTerminal

extension Terminal: Display {}
