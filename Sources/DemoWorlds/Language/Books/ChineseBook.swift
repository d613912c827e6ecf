extension PhraseBook {
  static let chineseText = #"""
    name zh
    tags 日常 美食 读书 骑行 摄影
    emoji 🥟 🍜 🌙 🚲 📷 🍵
    sites riji.example.org lvxing.example.com
    bio 爱做饭，更爱吃饭。
    bio 慢慢走，慢慢看。
    bio 半夜还在读书的人。
    food: 番茄炒蛋 | 红烧肉 | 小笼包 | 麻婆豆腐 | 葱油拌面 | 酸辣汤 | 饺子 | 清蒸鱼 | 糖醋排骨
    place: 老街 | 江边 | 旧书店 | 菜市场 | 山脚下 | 图书馆 | 胡同口 | 湖边
    thing: 雨伞 | 钥匙 | 耳机 | 水杯 | 公交卡
    view: 晚霞 | 桂花香 | 第一场雪 | 月亮 | 晨雾 | 满树的鸟
    book: 一本讲盐的历史 | 侦探小说 | 老地图集 | 一本薄薄的诗集
    ---
    post 今天做了{food}，邻居闻着味道来敲门了。
    post 奶奶说{food}的秘诀只有两个字：别急。我花了{3-20}年才懂。
    post 周末包了{40-120}个饺子，手还在，饺子没了。
    post {food}第{2-9}次失败，不过汤很好喝。
    photo 刚出锅的{food}
    reply 求菜谱！ => 晚上整理好发给你。
    reply 我家放一点醋，味道更好。 => 明天就试试！
    reply 隔着屏幕都闻到了。
    reply 请问邻居还缺人吗？ => 缺，带碗来。
    ---
    post 骑车{15-80}公里，到{place}刚好赶上{view}。
    post 在{place}遇到一位下棋的老爷爷，输了{2-6}盘。
    post {place}的早晨六点，只有我和{view}。
    post 和{friend}在{place}走了一下午，什么都没买，什么都聊了。
    photo {place}，{view}
    reply 真美，是哪一天拍的？ => 就是今天早上，运气好。
    reply 下次叫上我！ => 说定了，周六老地方见。
    reply 那位老爷爷也赢过我。 => 原来我们是同门。
    reply 看完心情都好了。
    ---
    post {thing}又丢了，今年第{2-8}次。捡到的朋友，它就送给你吧。
    post 读完{book}，合上的时候天已经亮了。
    post 程序跑通了，原因不明，不敢动它。
    post 写了一篇关于{place}的小文章：{link}
    post 今天的小确幸：{view}，还有准点的公交。
    reply 千万别动！ => 我连键盘都不敢碰。
    reply 文章写得真好，想去看看。 => 谢谢！春天去最合适。
    reply 同是天涯丢{thing}人。 => 握手。
    reply 我的小确幸是{food}。
    reply 早点睡呀。
    """#
}
