# Every task of the project is one target here; README.md names the two a newcomer needs.
.DEFAULT_GOAL := build
.PHONY: run test build release install uninstall deb setup lint format themes docs bench fuzz clean help

# A release build carries the Swift runtime, so that the binary needs no Swift where it is copied to.
RELEASE = swift build -c release --static-swift-stdlib --product runnel
# Without the server and the client of servers, which take two thirds of a first build. A folder of its own, so that
# neither build undoes the other.
READER = $(RELEASE) --disable-default-traits --scratch-path .build/reader
SOURCES = Package.swift Sources Tests Benchmarks
PREFIX ?= $(HOME)/.local

run: setup ## build the reader and open it on a living demo world
	@.ci/version
	@echo "Building the reader without servers; 'make install' builds everything."
	$(READER)
	@.build/reader/release/runnel demo $(ARGS)

test: setup lint ## check the formatting, then run every test
	swift test --disable-xctest --no-parallel

build: setup ## a debug build of everything
	swift build

release: setup ## .build/release/runnel, with the Swift runtime inside
	@.ci/version
	$(RELEASE)

install: release ## install the program, manual, completions and themes in PREFIX (default ~/.local)
	@.packaging/install .build/release/runnel $(PREFIX)
	@echo "Installed in $(PREFIX). 'make uninstall PREFIX=$(PREFIX)' removes it."

uninstall: ## remove what 'make install' installed in PREFIX
	@.packaging/uninstall $(PREFIX)

deb: release ## a Debian package, in .build
	@.packaging/deb .build/release/runnel

setup: ## install the system libraries that are missing
	@.ci/setup

lint: ## the toolchain's own formatter, strictly
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## rewrite the sources as the formatter wants them
	swift format --in-place --parallel --recursive $(SOURCES)

themes: ## compile the themes of Themes/ into the program
	.ci/embed-themes

docs: setup ## the documentation of the library's modules, into .build/documentation
	@.ci/docs

bench: setup ## measure against peers and floors: make bench ONLY=templates
	@.ci/bench $(ONLY)

fuzz: setup ## send made-up HTTP requests, guided by coverage: make fuzz SECONDS=600
	@.ci/fuzz $(SECONDS)

clean: ## remove what builds and tests leave behind
	rm -rf .build .venv

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
