// Made by .ci/embed-themes from Themes/: edit those files and run `make themes`.
// swift-format-ignore-file

/// The shipped themes, compiled in.
package enum EmbeddedThemes {
  package static let all: [ThemeFolder] = [
    ThemeFolder(
      name: "chirp", origin: "compiled in",
      files: [
        "activity/comment.txt": #"""
        {% include "parts/byline.txt" with did="answered" %}
        {% indent 3 %}{{ activity.reaction.text|richtext }}
        {% card %}{% with subject=activity|subject %}{% include "parts/quoted.txt" %}{% endwith %}{% endcard %}
        {% include "parts/counts.txt" with subject=activity|subject %}{% endindent %}

        """#,
        "activity/like.txt": #"""
           {% style verb %}{% icon "liked" %}{% endstyle %} {% wrap %}{% style verb %}{{ activity.actor|name }} liked {% if activity.object.actor|handle == viewer %}your post{% elif activity.object.actor %}a post of{% else %}a post that is gone{% endif %}{% endstyle %}{% if activity.object.actor and activity.object.actor|handle != viewer %} {% style author %}{{ activity.object.actor|name }}{% endstyle %}{% endif %} {% include "parts/when.txt" with time=activity.time %}{% endwrap %}
        {% indent 3 %}{% style quote %}{{ activity|subject|excerpt:2 }}{% endstyle %}{% endindent %}

        """#,
        "activity/repost.txt": #"""
        {% if activity.text %}{% include "parts/byline.txt" %}
        {% indent 3 %}{{ activity.text|richtext }}
        {% card %}{% with subject=activity.object %}{% include "parts/quoted.txt" %}{% endwith %}{% endcard %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}{% else %}   {% style verb %}{% icon "repost" %}{% endstyle %} {% wrap %}{% style verb %}{{ activity.actor|name }} reposted{% endstyle %}{% endwrap %}
        {% entry activity.object %}{% endif %}

        """#,
        "parts/byline.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style handle %}@{{ activity.actor|handle }} {% icon "separator" %} {{ activity.time|ago }}{% endstyle %}{% if did %} {% style verb %}{% icon "separator" %} {{ did }}{% endstyle %}{% endif %}{% endwrap %}

        """#,
        "parts/counts.txt": #"""
        {% style meta %}{% icon "comment" %} {{ subject.reaction_counts.comment|default:""|compact|ljust:7 }}{% icon "repost" %} {{ subject.reaction_counts.repost|default:""|compact|ljust:7 }}{% if subject.own_reactions.like %}{% style meta.own %}{% icon "liked" %} {{ subject.reaction_counts.like|default:""|compact }}{% endstyle %}{% else %}{% icon "like" %} {{ subject.reaction_counts.like|default:""|compact }}{% endif %}{% endstyle %}

        """#,
        "parts/quoted.txt": #"""
        {% if subject.verb %}{% style author %}{{ subject.actor|name }}{% endstyle %} {% style handle %}@{{ subject.actor|handle }} {% icon "separator" %} {{ subject.time|ago }}{% endstyle %}
        {% style quote %}{{ subject|excerpt:3 }}{% endstyle %}{% else %}{% style quote %}This post is gone.{% endstyle %}{% endif %}

        """#,
        "theme.toml": #"""
        # Short messages from people one follows: airy, blue, the name first and the counts in one quiet row.

        description = "Short messages, airy and blue, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#15202b", c256 = 234, c16 = "black" }
        ink = { rgb = "#f7f9f9", c256 = 255, c16 = "bright-white" }
        soft = { rgb = "#9aabb8", c256 = 248, c16 = "white" }
        line = { rgb = "#425364", c256 = 240, c16 = "bright-black" }
        rule = { rgb = "#66798a", c256 = 243, c16 = "bright-black" }
        sky = { rgb = "#4cb5f9", c256 = 75, c16 = "bright-blue" }
        rose = { rgb = "#ff6aa6", c256 = 205, c16 = "bright-magenta" }
        leaf = { rgb = "#3fd29a", c256 = 78, c16 = "bright-green" }
        sun = { rgb = "#ffc24b", c256 = 215, c16 = "bright-yellow" }
        plum = { rgb = "#b79bff", c256 = 141, c16 = "magenta" }
        ember = { rgb = "#ff8a65", c256 = 209, c16 = "bright-red" }

        [roles]
        author = "bold ink"
        handle = "soft"
        time = "soft"
        verb = "soft"
        title = "bold ink"
        meta = "soft"
        "meta.own" = { style = "bold rose", mono = "bold" }
        quote = "soft"
        code = "sun"
        link = "underline sky"
        mention = "sky"
        hashtag = "sky"
        media = "italic plum"
        addition = "leaf"
        deletion = "ember"
        good = "leaf"
        bad = "ember"
        border = "rule"
        "avatar.1" = "bold ember"
        "avatar.2" = "bold leaf"
        "avatar.3" = "bold sun"
        "avatar.4" = "bold sky"
        "avatar.5" = "bold plum"
        "avatar.6" = "bold rose"
        "avatar.7" = "bold ink"
        "avatar.8" = "bold soft"
        tab = "soft"
        "tab.active" = { style = "bold underline sky", mono = "bold underline" }
        "tab.badge" = { style = "bold rose", mono = "bold" }
        marker = { style = "bold sky", mono = "bold" }
        new = { style = "bold sky", mono = "bold" }
        status = "soft"
        "status.key" = "bold sky"
        key = { style = "bold sky", mono = "bold" }
        "menu.active" = { style = "bold background on sky", mono = "reverse" }

        [icons]
        like = ["♡", "<3"]
        liked = ["♥", "<3"]
        comment = ["◌", "re"]
        repost = ["⟳", "rt"]

        """#,
      ]),
    ThemeFolder(
      name: "gruvbox", origin: "compiled in",
      files: [
        "theme.toml": #"""
        # The warm retro colours of the gruvbox palette, by the published colour values.

        description = "Warm retro colours after the gruvbox palette, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#282828", c256 = 235, c16 = "black" }
        cream = { rgb = "#ebdbb2", c256 = 223, c16 = "bright-white" }
        clay = { rgb = "#bdae93", c256 = 248, c16 = "white" }
        bark = { rgb = "#7c6f64", c256 = 243, c16 = "bright-black" }
        red = { rgb = "#fb6b57", c256 = 203, c16 = "bright-red" }
        green = { rgb = "#b8bb26", c256 = 142, c16 = "bright-green" }
        yellow = { rgb = "#fabd2f", c256 = 214, c16 = "bright-yellow" }
        blue = { rgb = "#83a598", c256 = 109, c16 = "bright-blue" }
        purple = { rgb = "#d3869b", c256 = 175, c16 = "bright-magenta" }
        aqua = { rgb = "#8ec07c", c256 = 108, c16 = "bright-cyan" }
        orange = { rgb = "#fe8019", c256 = 208, c16 = "yellow" }

        [roles]
        author = "bold yellow"
        handle = "clay"
        time = "clay"
        verb = "clay"
        title = "bold cream"
        meta = "clay"
        "meta.own" = { style = "bold red", mono = "bold" }
        quote = "clay"
        code = "orange"
        link = "underline blue"
        mention = "aqua"
        hashtag = "blue"
        media = "italic purple"
        addition = "green"
        deletion = "red"
        good = "green"
        bad = "red"
        border = "bark"
        "avatar.1" = "bold red"
        "avatar.2" = "bold green"
        "avatar.3" = "bold yellow"
        "avatar.4" = "bold blue"
        "avatar.5" = "bold purple"
        "avatar.6" = "bold aqua"
        "avatar.7" = "bold orange"
        "avatar.8" = "bold cream"
        tab = "clay"
        "tab.active" = { style = "bold background on yellow", mono = "bold reverse" }
        "tab.badge" = { style = "bold orange", mono = "bold" }
        marker = { style = "bold orange", mono = "bold" }
        new = { style = "bold orange", mono = "bold" }
        status = "clay"
        "status.key" = "bold yellow"
        key = { style = "bold yellow", mono = "bold" }
        "menu.active" = { style = "bold background on yellow", mono = "reverse" }

        """#,
      ]),
    ThemeFolder(
      name: "high-contrast", origin: "compiled in",
      files: [
        "theme.toml": #"""
        # Black and white with few strong colours; nothing is dim, and nothing depends on hue alone.

        description = "Strong contrast, nothing dim, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#000000", c256 = 16, c16 = "black" }
        ink = { rgb = "#ffffff", c256 = 231, c16 = "bright-white" }
        yellow = { rgb = "#ffff00", c256 = 226, c16 = "bright-yellow" }
        cyan = { rgb = "#00ffff", c256 = 51, c16 = "bright-cyan" }
        green = { rgb = "#7cff7c", c256 = 120, c16 = "bright-green" }
        rose = { rgb = "#ff9d9d", c256 = 217, c16 = "bright-red" }

        [roles]
        text = "ink"
        author = "bold yellow"
        handle = "ink"
        time = "ink"
        verb = "ink"
        title = "bold ink"
        meta = "ink"
        "meta.own" = { style = "bold underline yellow", mono = "bold underline" }
        quote = "italic ink"
        code = "cyan"
        link = "underline cyan"
        mention = "bold cyan"
        hashtag = "cyan"
        media = "italic green"
        addition = "green"
        deletion = "rose"
        good = "bold green"
        bad = "bold rose"
        border = "ink"
        avatar = "bold reverse"
        "avatar.1" = "bold reverse"
        "avatar.2" = "bold reverse"
        "avatar.3" = "bold reverse"
        "avatar.4" = "bold reverse"
        "avatar.5" = "bold reverse"
        "avatar.6" = "bold reverse"
        "avatar.7" = "bold reverse"
        "avatar.8" = "bold reverse"
        tab = "ink"
        "tab.active" = "bold reverse"
        "tab.badge" = { style = "bold yellow", mono = "bold" }
        marker = { style = "bold yellow", mono = "bold" }
        new = { style = "bold yellow", mono = "bold" }
        status = "ink"
        "status.key" = "bold yellow"
        "status.message" = "bold ink"
        "status.error" = { style = "bold background on rose", mono = "bold reverse" }
        key = { style = "bold yellow", mono = "bold" }
        input = "ink"
        "input.hint" = "italic ink"
        "menu.active" = { style = "bold background on yellow", mono = "reverse" }
        menu = "ink"
        empty = "ink"

        """#,
      ]),
    ThemeFolder(
      name: "mono", origin: "compiled in",
      files: [
        "theme.toml": #"""
        # No colour at all: weight, underline and reverse only. What NO_COLOR asks for.

        description = "No colour, only weight and underline"
        variant = "any"

        [roles]
        code = "bold"
        link = "underline"
        mention = "underline"
        hashtag = "underline"
        media = "italic"
        addition = "default"
        deletion = "default"
        good = "default"
        bad = "bold"
        "meta.own" = "bold"
        "avatar.1" = "bold"
        "avatar.2" = "bold"
        "avatar.3" = "bold"
        "avatar.4" = "bold"
        "avatar.5" = "bold"
        "avatar.6" = "bold"
        "avatar.7" = "bold"
        "avatar.8" = "bold"
        "tab.badge" = "bold"
        marker = "bold"
        new = "bold"
        "status.error" = "bold reverse"
        key = "bold"

        """#,
      ]),
    ThemeFolder(
      name: "nord", origin: "compiled in",
      files: [
        "theme.toml": #"""
        # The Nord palette's cool blues, by the published colour values.

        description = "Cool arctic blues after the Nord palette, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#2e3440", c256 = 236, c16 = "black" }
        snow = { rgb = "#eceff4", c256 = 255, c16 = "bright-white" }
        mist = { rgb = "#b6c0d1", c256 = 251, c16 = "white" }
        night = { rgb = "#616e88", c256 = 60, c16 = "bright-black" }
        rule = { rgb = "#7d8aa5", c256 = 103, c16 = "bright-black" }
        frost = { rgb = "#88c0d0", c256 = 110, c16 = "cyan" }
        ice = { rgb = "#8fbcbb", c256 = 109, c16 = "bright-cyan" }
        glacier = { rgb = "#8fb0d2", c256 = 110, c16 = "bright-blue" }
        aurora_red = { rgb = "#e08e96", c256 = 174, c16 = "bright-red" }
        aurora_orange = { rgb = "#dd9f88", c256 = 173, c16 = "red" }
        aurora_yellow = { rgb = "#ebcb8b", c256 = 222, c16 = "yellow" }
        aurora_green = { rgb = "#a3be8c", c256 = 144, c16 = "green" }
        aurora_purple = { rgb = "#c9a3c2", c256 = 182, c16 = "magenta" }

        [roles]
        author = "bold frost"
        handle = "mist"
        time = "mist"
        verb = "mist"
        title = "bold snow"
        meta = "mist"
        "meta.own" = { style = "bold aurora_red", mono = "bold" }
        quote = "mist"
        code = "aurora_yellow"
        link = "underline glacier"
        mention = "ice"
        hashtag = "ice"
        media = "italic aurora_purple"
        addition = "aurora_green"
        deletion = "aurora_red"
        good = "aurora_green"
        bad = "aurora_red"
        border = "rule"
        "avatar.1" = "bold aurora_red"
        "avatar.2" = "bold aurora_green"
        "avatar.3" = "bold aurora_yellow"
        "avatar.4" = "bold glacier"
        "avatar.5" = "bold aurora_purple"
        "avatar.6" = "bold ice"
        "avatar.7" = "bold aurora_orange"
        "avatar.8" = "bold frost"
        tab = "mist"
        "tab.active" = { style = "bold background on frost", mono = "bold reverse" }
        "tab.badge" = { style = "bold aurora_yellow", mono = "bold" }
        marker = { style = "bold frost", mono = "bold" }
        new = { style = "bold frost", mono = "bold" }
        status = "mist"
        "status.key" = "bold frost"
        key = { style = "bold frost", mono = "bold" }
        "menu.active" = { style = "bold background on frost", mono = "reverse" }

        """#,
      ]),
    ThemeFolder(
      name: "octo", origin: "compiled in",
      files: [
        "activity/commit.txt": #"""
        {% firstof activity.object.repository activity.repository as place %}{% include "parts/byline.txt" with did="pushed to" place=place %}
        {% indent 3 %}{% style code %}{% icon "commit" %} {{ activity.object.sha|slice:":7" }}{% endstyle %} {% wrap lines=2 %}{% if activity.object.sha or activity.object.subject %}{{ activity.object.subject|default:"(no message)" }}{% else %}This commit is gone.{% endif %}{% endwrap %}{% if activity.object.files %}
          {% include "parts/diffstat.txt" with change=activity.object %}{% endif %}
          {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/release.txt": #"""
        {% firstof activity.object.name activity.object.tag as place %}{% include "parts/byline.txt" with did="released" place=place %}
        {% indent 3 %}{% style good %}{% icon "release" %} {% firstof activity.object.tag activity.object.name "This release is gone." %}{% endstyle %} {% firstof activity.repository activity.object.repository as repository %}{% if repository %}{% style meta %}in {{ repository }}{% endstyle %}{% endif %}{% if activity.object.notes %}
        {% style quote %}{{ activity.object.notes|excerpt:3 }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "parts/byline.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|handle }}{% endstyle %}{% if did %} {% style verb %}{{ did }}{% endstyle %}{% endif %}{% if place %} {% style title %}{{ place }}{% endstyle %}{% endif %} {% style time %}{{ activity.time|ago }}{% endstyle %}{% endwrap %}

        """#,
        "parts/counts.txt": #"""
        {% style meta %}{% if subject.own_reactions.like %}{% style meta.own %}{% icon "liked" %} {{ subject.reaction_counts.like|compact }}{% endstyle %}{% elif subject.reaction_counts.like %}{% icon "like" %} {{ subject.reaction_counts.like|compact }}{% endif %}{% if subject.reaction_counts.comment %}  {% icon "comment" %} {{ subject.reaction_counts.comment|compact }}{% endif %}{% if subject.reaction_counts.repost %}  {% icon "repost" %} {{ subject.reaction_counts.repost|compact }}{% endif %}{% endstyle %}

        """#,
        "parts/diffstat.txt": #"""
        {% with added=change.additions|default:0 removed=change.deletions|default:0 %}{% widthratio added added|add:removed 5 as green %}{% widthratio removed added|add:removed 5 as red %}{% style meta %}{{ change.files }} file{{ change.files|pluralize }}{% endstyle %} {% style addition %}+{{ added|intcomma }}{% endstyle %} {% style deletion %}-{{ removed|intcomma }}{% endstyle %} {% style addition %}{{ "■■■■■"|slice:green }}{% endstyle %}{% style deletion %}{{ "■■■■■"|slice:red }}{% endstyle %}{% endwith %}
        """#,
        "theme.toml": #"""
        # What happened in repositories: one line for the event, the commit or title below it, ids in monospace colours.

        description = "Commits, issues and releases, dense, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#0d1117", c256 = 233, c16 = "black" }
        ink = { rgb = "#f0f6fc", c256 = 255, c16 = "bright-white" }
        soft = { rgb = "#9198a1", c256 = 246, c16 = "white" }
        line = { rgb = "#3d444d", c256 = 238, c16 = "bright-black" }
        rule = { rgb = "#6b737d", c256 = 243, c16 = "bright-black" }
        blue = { rgb = "#58a6ff", c256 = 75, c16 = "bright-blue" }
        green = { rgb = "#3fb950", c256 = 71, c16 = "green" }
        purple = { rgb = "#ab7df8", c256 = 141, c16 = "magenta" }
        red = { rgb = "#f85149", c256 = 203, c16 = "bright-red" }
        orange = { rgb = "#f0883e", c256 = 209, c16 = "yellow" }
        gold = { rgb = "#e3b341", c256 = 179, c16 = "bright-yellow" }

        [roles]
        author = "bold ink"
        handle = "soft"
        time = "soft"
        verb = "soft"
        title = "ink"
        meta = "soft"
        "meta.own" = { style = "bold gold", mono = "bold" }
        quote = "soft"
        code = "orange"
        link = "blue underline"
        mention = "bold ink"
        hashtag = "blue"
        media = "purple"
        addition = "green"
        deletion = "red"
        good = "green"
        bad = "purple"
        border = "rule"
        "avatar.1" = "bold red"
        "avatar.2" = "bold green"
        "avatar.3" = "bold gold"
        "avatar.4" = "bold blue"
        "avatar.5" = "bold purple"
        "avatar.6" = "bold orange"
        "avatar.7" = "bold ink"
        "avatar.8" = "bold soft"
        tab = "soft"
        "tab.active" = { style = "bold underline ink", mono = "bold underline" }
        "tab.badge" = { style = "bold orange", mono = "bold" }
        marker = { style = "bold orange", mono = "bold" }
        new = { style = "bold blue", mono = "bold" }
        status = "soft"
        "status.key" = "bold blue"
        key = { style = "bold blue", mono = "bold" }
        "menu.active" = { style = "ink on line", mono = "reverse" }

        [icons]
        like = ["☆", "*"]
        liked = ["★", "*"]
        comment = ["◌", "re"]
        repost = ["⑂", "fk"]

        [layout]
        spacing = 1

        """#,
      ]),
    ThemeFolder(
      name: "paper", origin: "compiled in",
      files: [
        "theme.toml": #"""
        # Dark ink on a light page.

        description = "Dark ink on a light page"
        variant = "light"

        [palette]
        background = { rgb = "#fbf8f1", c256 = 255, c16 = "bright-white" }
        ink = { rgb = "#24211c", c256 = 234, c16 = "black" }
        soft = { rgb = "#6a6358", c256 = 241, c16 = "bright-black" }
        line = { rgb = "#8f8676", c256 = 245, c16 = "bright-black" }
        blue = { rgb = "#1f5fa8", c256 = 25, c16 = "blue" }
        red = { rgb = "#b02a30", c256 = 124, c16 = "red" }
        green = { rgb = "#2f6b3a", c256 = 22, c16 = "green" }
        brown = { rgb = "#8a4b10", c256 = 94, c16 = "yellow" }
        violet = { rgb = "#6d3b8e", c256 = 54, c16 = "magenta" }
        teal = { rgb = "#0f6a70", c256 = 23, c16 = "cyan" }

        [roles]
        text = "ink"
        author = "bold ink"
        handle = "soft"
        time = "soft"
        verb = "soft"
        title = "bold ink"
        meta = "soft"
        "meta.own" = { style = "bold red", mono = "bold" }
        quote = "italic soft"
        code = "brown"
        link = "underline blue"
        mention = "blue"
        hashtag = "teal"
        media = "italic violet"
        addition = "green"
        deletion = "red"
        good = "green"
        bad = "red"
        border = "line"
        "avatar.1" = "bold red"
        "avatar.2" = "bold green"
        "avatar.3" = "bold brown"
        "avatar.4" = "bold blue"
        "avatar.5" = "bold violet"
        "avatar.6" = "bold teal"
        "avatar.7" = "bold ink"
        "avatar.8" = "bold soft"
        tab = "soft"
        "tab.active" = { style = "bold background on ink", mono = "bold reverse" }
        "tab.badge" = { style = "bold red", mono = "bold" }
        marker = { style = "bold red", mono = "bold" }
        new = { style = "bold blue", mono = "bold" }
        status = "soft"
        "status.key" = "bold ink"
        "status.message" = "ink"
        "status.error" = { style = "bold red", mono = "bold reverse" }
        key = { style = "bold blue", mono = "bold" }
        input = "ink"
        "menu.active" = { style = "bold background on blue", mono = "reverse" }
        menu = "ink"
        empty = "soft"

        """#,
      ]),
    ThemeFolder(
      name: "pins", origin: "compiled in",
      files: [
        "activity/card_comment.txt": #"""
        {% card %}{% include "activity/comment.txt" %}{% endcard %}

        """#,
        "activity/card_commit.txt": #"""
        {% card %}{% include "activity/commit.txt" %}{% endcard %}

        """#,
        "activity/card_default.txt": #"""
        {% card %}{% include "activity/default.txt" %}{% endcard %}

        """#,
        "activity/card_event.txt": #"""
        {% card %}{% include "activity/event.txt" %}{% endcard %}

        """#,
        "activity/card_follow.txt": #"""
        {% card %}{% include "activity/follow.txt" %}{% endcard %}

        """#,
        "activity/card_issue.txt": #"""
        {% card %}{% include "activity/issue.txt" %}{% endcard %}

        """#,
        "activity/card_like.txt": #"""
        {% card %}{% include "activity/like.txt" %}{% endcard %}

        """#,
        "activity/card_pull_request.txt": #"""
        {% card %}{% include "activity/pull_request.txt" %}{% endcard %}

        """#,
        "activity/card_release.txt": #"""
        {% card %}{% include "activity/release.txt" %}{% endcard %}

        """#,
        "activity/card_star.txt": #"""
        {% card %}{% include "activity/star.txt" %}{% endcard %}

        """#,
        "activity/photo.txt": #"""
        {% card %}{% for item in activity.object.media|elements %}{% picture item rows=6 %}
        {% if item.caption and item.caption != activity.object.text %}{% style media %}{{ item.caption }}{% endstyle %}
        {% endif %}{% endfor %}{% if activity.object.text %}{{ activity.object.text|richtext }}
        {% elif not activity.object.media %}This photo is gone.
        {% endif %}
        {% avatar activity.actor %} {% style author %}{{ activity.actor|name }}{% endstyle %}
        {% include "parts/foot.txt" with subject=activity time=activity.time %}{% endcard %}

        """#,
        "activity/pin.txt": #"""
        {% card %}{% for item in activity.object.media|elements %}{% picture item rows=6 %}
        {% if item.caption and item.caption != activity.object.title %}{% style media %}{{ item.caption }}{% endstyle %}
        {% endif %}{% endfor %}{% if not activity.object.id %}This pin is gone.
        {% endif %}{% if activity.object.id and activity.object.title %}{% style title %}{{ activity.object.title }}{% endstyle %}
        {% endif %}{% if activity.object.text and activity.object.text != activity.object.title %}{{ activity.object.text|richtext }}
        {% endif %}
        {% avatar activity.actor %} {% style author %}{{ activity.actor|name }}{% endstyle %}{% if activity.object.board %} {% style meta %}{% icon "pin" %} {{ activity.object.board }}{% endstyle %}{% endif %}
        {% include "parts/foot.txt" with subject=activity time=activity.time %}{% endcard %}

        """#,
        "activity/post.txt": #"""
        {% card %}{% for item in activity.object.media|elements %}{% picture item rows=6 %}
        {% endfor %}{% include "parts/said.txt" %}

        {% avatar activity.actor %} {% style author %}{{ activity.actor|name }}{% endstyle %}
        {% include "parts/foot.txt" with subject=activity time=activity.time %}{% endcard %}

        """#,
        "activity/repost.txt": #"""
        {% card %}{% include "parts/byline.txt" with did="saved" %}
        {% if activity.text %}{{ activity.text|richtext }}
        {% endif %}{% with subject=activity.object %}{% for item in subject.object.media|elements %}{% picture item rows=6 %}
        {% endfor %}{% if subject.verb %}{% style author %}{{ subject.actor|name }}{% endstyle %}  {% style quote %}{{ subject|excerpt:3 }}{% endstyle %}{% else %}{% style quote %}This post is gone.{% endstyle %}{% endif %}{% endwith %}

        {% include "parts/counts.txt" with subject=activity|subject %}{% endcard %}

        """#,
        "activity/tweet.txt": #"""
        {% card %}{% for item in activity.object.media|elements %}{% picture item rows=6 %}
        {% endfor %}{% include "parts/said.txt" %}

        {% avatar activity.actor %} {% style author %}{{ activity.actor|name }}{% endstyle %}
        {% include "parts/foot.txt" with subject=activity time=activity.time %}{% endcard %}

        """#,
        "parts/byline.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %}{% if did %} {% style verb %}{{ did }}{% endstyle %}{% endif %} {% style time %}{{ activity.time|ago }}{% endstyle %}{% endwrap %}

        """#,
        "parts/foot.txt": #"""
        {% include "parts/counts.txt" %}{% right %}{% style time %}{{ time|ago }}{% endstyle %}{% endright %}
        """#,
        "theme.toml": #"""
        # Pictures and finds on cards, side by side where the terminal is wide enough.

        description = "Pictures and finds on cards in columns, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#1b1a1f", c256 = 234, c16 = "black" }
        ink = { rgb = "#f6f1ec", c256 = 255, c16 = "bright-white" }
        soft = { rgb = "#b3a9a4", c256 = 248, c16 = "white" }
        line = { rgb = "#57504f", c256 = 239, c16 = "bright-black" }
        rule = { rgb = "#7f7573", c256 = 243, c16 = "bright-black" }
        cherry = { rgb = "#ff5d6c", c256 = 203, c16 = "bright-red" }
        sand = { rgb = "#e9c46a", c256 = 185, c16 = "bright-yellow" }
        sage = { rgb = "#8fce9b", c256 = 114, c16 = "bright-green" }
        sea = { rgb = "#6fc3d3", c256 = 80, c16 = "bright-cyan" }
        iris = { rgb = "#c39bf0", c256 = 141, c16 = "bright-magenta" }

        [roles]
        author = "bold ink"
        handle = "soft"
        time = "soft"
        verb = "soft"
        title = "bold ink"
        meta = "soft"
        "meta.own" = { style = "bold cherry", mono = "bold" }
        quote = "soft italic"
        code = "sand"
        link = "underline sea"
        mention = "sea"
        hashtag = "sage"
        media = "iris"
        picture = "rule"
        addition = "sage"
        deletion = "cherry"
        good = "sage"
        bad = "cherry"
        border = "rule"
        "avatar.1" = "bold cherry"
        "avatar.2" = "bold sand"
        "avatar.3" = "bold sage"
        "avatar.4" = "bold sea"
        "avatar.5" = "bold iris"
        "avatar.6" = "bold ink"
        "avatar.7" = "bold soft"
        "avatar.8" = "bold cherry"
        tab = "soft"
        "tab.active" = { style = "bold background on cherry", mono = "bold reverse" }
        "tab.badge" = { style = "bold cherry", mono = "bold" }
        marker = { style = "bold cherry", mono = "bold" }
        new = { style = "bold cherry", mono = "bold" }
        status = "soft"
        "status.key" = "bold cherry"
        key = { style = "bold cherry", mono = "bold" }
        "menu.active" = { style = "bold background on cherry", mono = "reverse" }

        [icons]
        like = ["♡", "<3"]
        liked = ["♥", "<3"]
        comment = ["◌", "re"]
        repost = ["◆", "pin"]

        [layout]
        columns = 4
        card_width = 38
        spacing = 1

        """#,
      ]),
    ThemeFolder(
      name: "plain", origin: "compiled in",
      files: [
        "activity/aggregated/comment.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style code %}{% icon "comment" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}wrote{% endstyle %} {{ activity.activity_count|compact }} comments {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/commit.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style code %}{% icon "commit" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}made{% endstyle %} {{ activity.activity_count|compact }} commits {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% for one in activity.activities|slice:":4" %}
        {% indent 3 %}{% style code %}{{ one.object.sha|slice:":8" }}{% endstyle %} {{ one.object.subject|excerpt:1|default:"(no message)" }}{% endindent %}{% endfor %}{% if activity.activity_count > 4 %}
           {% style meta %}{% icon "more" %} and {{ activity.activity_count|add:"-4"|compact }} more{% endstyle %}{% endif %}{% endif %}

        """#,
        "activity/aggregated/default.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% avatar activity.activities.0.actor %} {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}{{ activity.verb }}{% endstyle %} {{ activity.activity_count|compact }} times {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/excerpts.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/event.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style code %}{% icon "event" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}is planning{% endstyle %} {{ activity.activity_count|compact }} events {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/follow.txt": #"""
        {% with followed=activity.activities|objects %}{% style good %}{% icon "follow" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}followed{% endstyle %} {% if followed|length == 1 %}{% if followed.0|handle == viewer %}you{% else %}{% style author %}{{ followed.0|name }}{% endstyle %}{% endif %}{% else %}{{ activity.activity_count|compact }} people{% endif %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% if followed|length > 1 %}
        {% indent 3 %}{% style quote %}{% for person in followed|slice:":6" %}{{ person|name }}{% if not forloop.last %}, {% endif %}{% endfor %}{% if activity.activity_count > 6 %} and {{ activity.activity_count|add:"-6"|compact }} more{% endif %}{% endstyle %}{% endindent %}{% endif %}{% endwith %}

        """#,
        "activity/aggregated/issue.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style good %}{% icon "issue" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}opened or closed{% endstyle %} {{ activity.activity_count|compact }} issues {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/like.txt": #"""
        {% style meta.own %}{% icon "liked" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}liked{% endstyle %} {% with subjects=activity.activities|subjects %}{% if subjects|length == 1 and activity.activity_count == activity.actor_count %}{% if subjects.0.actor|handle == viewer %}your post{% else %}{{ subjects.0.actor|name }}’s post{% endif %}{% else %}{{ activity.activity_count|compact }} post{{ activity.activity_count|pluralize }}{% endif %}{% endwith %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/excerpts.txt" with group=activity %}

        """#,
        "activity/aggregated/notification_comment.txt": #"""
        {% style code %}{% icon "comment" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}commented on{% endstyle %} {% with subjects=activity.activities|subjects %}{% if subjects|length == 1 %}{% if subjects.0.actor|handle == viewer %}your post{% else %}{{ subjects.0.actor|name }}’s post{% endif %}{% else %}{{ subjects|length }} posts{% endif %}{% endwith %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}

        """#,
        "activity/aggregated/notification_default.txt": #"""
        {% avatar activity.activities.0.actor %} {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}{{ activity.verb }}{% endstyle %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/excerpts.txt" with group=activity %}

        """#,
        "activity/aggregated/notification_follow.txt": #"""
        {% style good %}{% icon "follow" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}followed you{% endstyle %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% if activity.actor_count == 1 and activity.activities.0.actor.bio %}
        {% indent 3 %}{% style quote %}{{ activity.activities.0.actor.bio|excerpt:1 }}{% endstyle %}{% endindent %}{% endif %}

        """#,
        "activity/aggregated/notification_like.txt": #"""
        {% style meta.own %}{% icon "liked" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}liked{% endstyle %} {% with subjects=activity.activities|subjects %}{% if subjects|length == 1 %}your {% if activity.activities.0.comment %}comment{% else %}post{% endif %}{% else %}{{ subjects|length }} of your posts{% endif %}{% endwith %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/excerpts.txt" with group=activity %}

        """#,
        "activity/aggregated/notification_repost.txt": #"""
        {% style good %}{% icon "repost" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}reposted{% endstyle %} {% with subjects=activity.activities|subjects %}{% if subjects|length == 1 %}your post{% else %}{{ subjects|length }} of your posts{% endif %}{% endwith %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/excerpts.txt" with group=activity %}

        """#,
        "activity/aggregated/notification_tweet.txt": #"""
        {% style mention %}@{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}{% if activity.activities.0.reply_to %}replied to you{% else %}mentioned you{% endif %}{% endstyle %} {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}

        """#,
        "activity/aggregated/photo.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style media %}{% icon "image" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}shared{% endstyle %} {{ activity.activity_count|compact }} photos {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/pin.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style code %}{% icon "pin" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}pinned{% endstyle %} {{ activity.activity_count|compact }} finds {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/post.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% avatar activity.activities.0.actor %} {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}posted{% endstyle %} {{ activity.activity_count|compact }} times {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/pull_request.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style good %}{% icon "pull_request" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}worked on{% endstyle %} {{ activity.activity_count|compact }} pull requests {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/release.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style good %}{% icon "release" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}published{% endstyle %} {{ activity.activity_count|compact }} releases {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/repost.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style good %}{% icon "repost" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}reposted{% endstyle %} {{ activity.activity_count|compact }} posts {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/excerpts.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/star.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% style code %}{% icon "star" %}{% endstyle %}  {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}starred{% endstyle %} {{ activity.activity_count|compact }} repositories {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/titled.txt" with group=activity %}{% endif %}

        """#,
        "activity/aggregated/tweet.txt": #"""
        {% if activity.activity_count == 1 %}{% entry activity.activities.0 %}{% else %}{% avatar activity.activities.0.actor %} {% wrap %}{% include "parts/people.txt" with group=activity %} {% style verb %}posted{% endstyle %} {{ activity.activity_count|compact }} times {% include "parts/when.txt" with time=activity.activities.0.time %}{% endwrap %}{% include "parts/bylined.txt" with group=activity %}{% endif %}

        """#,
        "activity/comment.txt": #"""
        {% include "parts/byline.txt" with did="commented" %}
        {% indent 3 %}{{ activity.reaction.text|richtext }}
        {% with subject=activity|subject %}{% include "parts/quoted.txt" %}{% endwith %}
        {% include "parts/counts.txt" with subject=activity|subject %}{% endindent %}

        """#,
        "activity/commit.txt": #"""
        {% include "parts/byline.txt" with did="committed" %}
        {% indent 3 %}{% style code %}{{ activity.object.sha|slice:":8" }}{% endstyle %} {% style title %}{% wrap lines=2 %}{% if activity.object.sha or activity.object.subject %}{{ activity.object.subject|default:"(no message)" }}{% else %}This commit is gone.{% endif %}{% endwrap %}{% endstyle %}
        {% style meta %}{{ activity.object.repository }}{% endstyle %}{% if activity.object.files %}  {% style meta %}{{ activity.object.files }} file{{ activity.object.files|pluralize }}{% endstyle %}{% endif %}{% if activity.object.additions %} {% style addition %}+{{ activity.object.additions }}{% endstyle %}{% endif %}{% if activity.object.deletions %} {% style deletion %}-{{ activity.object.deletions }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/default.txt": #"""
        {% include "parts/byline.txt" with did=activity.verb %}
        {% indent 3 %}{% with words=activity|subject|words %}{% if words %}{{ words|richtext }}{% else %}{% style quote %}{{ activity.object|name }}{% endstyle %}{% endif %}{% endwith %}{% if activity.target %} {% style meta %}{% icon "share" %} {{ activity.target|name }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity|subject %}{% endindent %}

        """#,
        "activity/detail_commit.txt": #"""
        {% include "parts/byline.txt" with did="committed" %}
        {% indent 3 %}{% style code %}{{ activity.object.sha }}{% endstyle %}

        {% style title %}{% if activity.object.sha or activity.object.subject %}{{ activity.object.subject|default:"(no message)" }}{% else %}This commit is gone.{% endif %}{% endstyle %}{% if activity.object.body %}

        {{ activity.object.body|richtext }}{% endif %}

        {% style meta %}{{ activity.object.repository }}{% if activity.object.author_name %} {% icon "separator" %} written by {{ activity.object.author_name }}{% endif %}{% endstyle %}{% if activity.object.files %}
        {% style meta %}{{ activity.object.files }} file{{ activity.object.files|pluralize }}{% endstyle %} {% style addition %}+{{ activity.object.additions|default:0 }}{% endstyle %} {% style deletion %}-{{ activity.object.deletions|default:0 }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}
        {% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_default.txt": #"""
        {% include "activity/default.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_event.txt": #"""
        {% include "activity/event.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_issue.txt": #"""
        {% include "activity/issue.txt" %}
        {% indent 3 %}{% if activity.object.text %}
        {{ activity.object.text|richtext }}

        {% endif %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_photo.txt": #"""
        {% include "activity/photo.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_pin.txt": #"""
        {% include "activity/pin.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_post.txt": #"""
        {% include "activity/post.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_pull_request.txt": #"""
        {% include "activity/pull_request.txt" %}
        {% indent 3 %}{% if activity.object.text %}
        {{ activity.object.text|richtext }}

        {% endif %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_release.txt": #"""
        {% include "parts/byline.txt" with did="released" %}
        {% indent 3 %}{% style good %}{% icon "release" %}{% endstyle %} {% style title %}{% firstof activity.object.name activity.object.tag "This release is gone." %}{% endstyle %} {% if activity.object.tag %}{% style code %}{{ activity.object.tag }}{% endstyle %} {% endif %}{% style meta %}{% firstof activity.repository activity.object.repository %}{% endstyle %}{% if activity.object.notes %}

        {{ activity.object.notes|richtext }}{% endif %}

        {% include "parts/counts.txt" with subject=activity %}
        {% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_repost.txt": #"""
        {% include "activity/repost.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/detail_tweet.txt": #"""
        {% include "activity/tweet.txt" %}
        {% indent 3 %}{% style time %}{{ activity.time|date:"l j F Y, H:i" }}{% endstyle %}{% endindent %}

        """#,
        "activity/event.txt": #"""
        {% include "parts/byline.txt" with did="is planning" %}
        {% indent 3 %}{% style code %}{% icon "event" %}{% endstyle %} {% style title %}{% if activity.object.id %}{{ activity.object.title }}{% else %}This event is gone.{% endif %}{% endstyle %}{% if activity.object.starts_at %}
        {% style meta %}{{ activity.object.starts_at|moment|date:"D j M, H:i" }}{% if activity.object.place %} {% icon "separator" %} {{ activity.object.place }}{% endif %}{% endstyle %}{% endif %}{% if activity.object.text %}
        {{ activity.object.text|richtext }}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/follow.txt": #"""
        {% style good %}{% icon "follow" %}{% endstyle %}  {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style verb %}followed{% endstyle %} {% if activity.object|handle == viewer %}you{% else %}{% style author %}{{ activity.object|name }}{% endstyle %} {% style handle %}@{{ activity.object|handle }}{% endstyle %}{% endif %} {% include "parts/when.txt" with time=activity.time %}{% endwrap %}{% if activity.object.bio and activity.object|handle != viewer %}
        {% indent 3 %}{% style quote %}{{ activity.object.bio|excerpt:1 }}{% endstyle %}{% endindent %}{% endif %}

        """#,
        "activity/issue.txt": #"""
        {% if activity.object.state == "closed" %}{% include "parts/byline.txt" with did="closed an issue" %}{% else %}{% include "parts/byline.txt" with did="opened an issue" %}{% endif %}
        {% indent 3 %}{% if activity.object.state == "closed" %}{% style bad %}{% icon "issue" %}{% endstyle %}{% else %}{% style good %}{% icon "issue" %}{% endstyle %}{% endif %} {% style title %}{% if activity.object.id %}{{ activity.object.title }}{% else %}This issue is gone.{% endif %}{% endstyle %}{% if activity.object.number %} {% style meta %}{{ activity.object.repository }}#{{ activity.object.number }}{% endstyle %}{% endif %}{% if activity.object.text %}
        {% style quote %}{{ activity.object.text|excerpt:2 }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/like.txt": #"""
        {% style meta.own %}{% icon "liked" %}{% endstyle %}  {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style verb %}liked{% endstyle %} {% if activity.object.actor|handle == viewer %}your{% elif activity.object.actor %}{{ activity.object.actor|name }}{% style verb %}’s{% endstyle %}{% else %}a{% endif %} {% style verb %}post{% endstyle %} {% include "parts/when.txt" with time=activity.time %}{% endwrap %}
        {% indent 3 %}{% style quote %}{{ activity|subject|excerpt:2 }}{% endstyle %}{% endindent %}

        """#,
        "activity/photo.txt": #"""
        {% include "parts/byline.txt" with did="shared a photo" %}
        {% indent 3 %}{% if activity.object.text or activity.object.media %}{{ activity.object.text|richtext }}{% else %}This photo is gone.{% endif %}{% include "parts/media.txt" with media=activity.object.media %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/pin.txt": #"""
        {% include "parts/byline.txt" with did="pinned" %}
        {% indent 3 %}{% if activity.object.id and activity.object.title %}{% style title %}{{ activity.object.title }}{% endstyle %}
        {% endif %}{% if activity.object.id %}{{ activity.object.text|richtext }}{% else %}This pin is gone.{% endif %}{% include "parts/media.txt" with media=activity.object.media %}
        {% if activity.object.board %}{% style meta %}{% icon "pin" %} {{ activity.object.board }}{% endstyle %}   {% endif %}{% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/post.txt": #"""
        {% if activity.reply_to %}{% include "parts/byline.txt" with did="replied" %}{% else %}{% include "parts/byline.txt" %}{% endif %}
        {% indent 3 %}{% include "parts/said.txt" %}{% include "parts/media.txt" with media=activity.object.media %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/pull_request.txt": #"""
        {% if activity.object.state == "merged" %}{% include "parts/byline.txt" with did="merged a pull request" %}{% elif activity.object.state == "closed" %}{% include "parts/byline.txt" with did="closed a pull request" %}{% else %}{% include "parts/byline.txt" with did="opened a pull request" %}{% endif %}
        {% indent 3 %}{% if activity.object.state == "open" %}{% style good %}{% icon "pull_request" %}{% endstyle %}{% elif activity.object.state == "merged" %}{% style code %}{% icon "pull_request" %}{% endstyle %}{% else %}{% style bad %}{% icon "pull_request" %}{% endstyle %}{% endif %} {% style title %}{% if activity.object.id %}{{ activity.object.title }}{% else %}This pull request is gone.{% endif %}{% endstyle %}{% if activity.object.number %} {% style meta %}{{ activity.object.repository }}#{{ activity.object.number }}{% endstyle %}{% endif %}{% if activity.object.text %}
        {% style quote %}{{ activity.object.text|excerpt:2 }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/release.txt": #"""
        {% include "parts/byline.txt" with did="released" %}
        {% indent 3 %}{% style good %}{% icon "release" %}{% endstyle %} {% style title %}{% firstof activity.object.name activity.object.tag "This release is gone." %}{% endstyle %} {% if activity.object.tag %}{% style code %}{{ activity.object.tag }}{% endstyle %} {% endif %}{% style meta %}{% firstof activity.repository activity.object.repository %}{% endstyle %}{% if activity.object.notes %}
        {% style quote %}{{ activity.object.notes|excerpt:3 }}{% endstyle %}{% endif %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/repost.txt": #"""
        {% include "parts/byline.txt" with did="reposted" %}
        {% indent 3 %}{% if activity.text %}{{ activity.text|richtext }}
        {% endif %}{% with subject=activity.object %}{% include "parts/quoted.txt" with full=True %}{% endwith %}
        {% include "parts/counts.txt" with subject=activity|subject %}{% endindent %}

        """#,
        "activity/star.txt": #"""
        {% style code %}{% icon "star" %}{% endstyle %}  {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style verb %}starred{% endstyle %} {% style title %}{{ activity.object|name }}{% endstyle %} {% include "parts/when.txt" with time=activity.time %}{% endwrap %}{% if activity.object.description %}
        {% indent 3 %}{% style quote %}{{ activity.object.description|excerpt:2 }}{% endstyle %}{% endindent %}{% endif %}

        """#,
        "activity/tweet.txt": #"""
        {% if activity.reply_to %}{% include "parts/byline.txt" with did="replied" %}{% else %}{% include "parts/byline.txt" %}{% endif %}
        {% indent 3 %}{% include "parts/said.txt" %}{% include "parts/media.txt" with media=activity.object.media %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "parts/byline.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style handle %}@{{ activity.actor|handle }}{% endstyle %}{% if did %} {% style verb %}{{ did }}{% endstyle %}{% endif %} {% style time %}{% icon "separator" %} {{ activity.time|ago }}{% endstyle %}{% endwrap %}

        """#,
        "parts/bylined.txt": #"""
        {% for one in group.activities|slice:":3" %}
        {% indent 3 %}{% line %}{% style author %}{{ one.actor|name }}{% endstyle %}  {% style quote %}{{ one|excerpt:1 }}{% endstyle %}{% endline %}{% endindent %}{% endfor %}{% if group.activity_count > 3 %}
           {% style meta %}{% icon "more" %} and {{ group.activity_count|add:"-3"|compact }} more{% endstyle %}{% endif %}

        """#,
        "parts/counts.txt": #"""
        {% style meta %}{% if subject.own_reactions.like %}{% style meta.own %}{% icon "liked" %}{% if subject.reaction_counts.like %} {{ subject.reaction_counts.like|compact }}{% endif %}{% endstyle %}{% else %}{% icon "like" %}{% if subject.reaction_counts.like %} {{ subject.reaction_counts.like|compact }}{% endif %}{% endif %}   {% icon "comment" %}{% if subject.reaction_counts.comment %} {{ subject.reaction_counts.comment|compact }}{% endif %}   {% icon "repost" %}{% if subject.reaction_counts.repost %} {{ subject.reaction_counts.repost|compact }}{% endif %}{% endstyle %}

        """#,
        "parts/excerpt.txt": #"""
        {% style quote %}{{ subject|excerpt:lines }}{% endstyle %}
        """#,
        "parts/excerpts.txt": #"""
        {% with subjects=group.activities|subjects %}{% for subject in subjects|slice:":3" %}
        {% indent 3 %}{% style quote %}{% firstof subject|excerpt:1 subject.verb %}{% endstyle %}{% endindent %}{% endfor %}{% if subjects|length > 3 %}
           {% style meta %}{% icon "more" %} and {{ subjects|length|add:"-3" }} more{% endstyle %}{% endif %}{% endwith %}

        """#,
        "parts/media.txt": #"""
        {% for item in media|elements %}
        {% picture item %}{% endfor %}

        """#,
        "parts/people.txt": #"""
        {% with people=group.activities|actors others=group.actor_count|add:"-2" %}{% style author %}{{ people.0|name }}{% endstyle %}{% if group.actor_count == 2 and people.1 %} and {% style author %}{{ people.1|name }}{% endstyle %}{% elif group.actor_count == 3 and people.2 %}, {% style author %}{{ people.1|name }}{% endstyle %} and {% style author %}{{ people.2|name }}{% endstyle %}{% elif group.actor_count > 2 and people.1 %}, {% style author %}{{ people.1|name }}{% endstyle %} and {{ others|compact }} other{{ others|pluralize }}{% elif group.actor_count > 1 %} and {{ group.actor_count|add:"-1" }} other{{ group.actor_count|add:"-1"|pluralize }}{% endif %}{% endwith %}

        """#,
        "parts/quoted.txt": #"""
        {% indent "vertical" border %}{% if subject.verb %}{% style author %}{{ subject.actor|name }}{% endstyle %} {% style handle %}@{{ subject.actor|handle }}{% endstyle %} {% style time %}{% icon "separator" %} {{ subject.time|ago }}{% endstyle %}
        {% if full %}{{ subject|words|richtext }}{% include "parts/media.txt" with media=subject.object.media %}{% else %}{% style quote %}{{ subject|excerpt:3 }}{% endstyle %}{% endif %}{% else %}{% style quote %}This post is gone.{% endstyle %}{% endif %}{% endindent %}

        """#,
        "parts/said.txt": #"""
        {% if form == "detail" %}{% firstof activity|words|richtext "This post is gone." %}{% else %}{% firstof activity|short:12|richtext "This post is gone." %}{% endif %}

        """#,
        "parts/titled.txt": #"""
        {% for thing in group.activities|objects|slice:":4" %}
        {% indent 3 %}{% line %}{% style title %}{{ thing|name }}{% endstyle %}{% if thing.description %}  {% style quote %}{{ thing.description }}{% endstyle %}{% endif %}{% endline %}{% endindent %}{% endfor %}

        """#,
        "parts/when.txt": #"""
        {% style time %}{% icon "separator" %} {{ time|ago }}{% endstyle %}

        """#,
        "theme.toml": #"""
        # The default theme. It uses only the terminal's own sixteen colours and its default background, so it is at home
        # on any terminal, dark or light. Every other theme that names no `inherits` stands on this one.

        description = "The terminal's own colours: at home everywhere, dark or light"
        variant = "any"

        [roles]
        text = "default"
        author = "bold"
        handle = "dim"
        time = "dim"
        verb = "default"
        title = "bold"
        meta = "dim"
        quote = "dim"
        code = "yellow"
        link = "underline blue"
        mention = "cyan"
        hashtag = "cyan"
        media = "italic magenta"
        picture = "dim"
        addition = "green"
        deletion = "red"
        good = "green"
        bad = "red"
        border = "dim"
        avatar = "bold"
        "meta.own" = { style = "bold red", mono = "bold" }
        "avatar.1" = "bold red"
        "avatar.2" = "bold green"
        "avatar.3" = "bold yellow"
        "avatar.4" = "bold blue"
        "avatar.5" = "bold magenta"
        "avatar.6" = "bold cyan"
        "avatar.7" = "bold bright-red"
        "avatar.8" = "bold bright-blue"

        header = "default"
        tab = "dim"
        "tab.active" = { style = "bold reverse", mono = "bold reverse" }
        "tab.badge" = { style = "bold cyan", mono = "bold" }
        marker = { style = "bold cyan", mono = "bold" }
        selected = "default"
        unread = "bold"
        new = { style = "bold cyan", mono = "bold" }
        status = "dim"
        "status.key" = "bold"
        "status.message" = "default"
        "status.error" = { style = "bold red", mono = "bold reverse" }
        heading = "bold underline"
        key = { style = "bold cyan", mono = "bold" }
        match = "reverse"
        input = "default"
        "input.hint" = "dim"
        menu = "default"
        "menu.active" = "reverse"
        empty = "dim"

        [icons]
        like = ["♡", "<3"]
        liked = ["♥", "<3"]
        comment = ["○", "re"]
        repost = ["↻", "rt"]
        share = ["↗", "->"]
        follow = ["+", "+"]
        pin = ["◆", "*"]
        star = ["★", "*"]
        commit = ["◇", "o"]
        release = ["▣", "#"]
        issue = ["◉", "!"]
        pull_request = ["⇄", "<>"]
        event = ["▤", "@"]
        image = ["▨", "[img]"]
        shade = ["░", ":"]
        link = ["↗", "->"]
        unread = ["●", "*"]
        marker = ["▌", ">"]
        new = ["▲", "^"]
        more = ["…", "..."]
        separator = ["·", "-"]
        rule = ["─", "-"]
        vertical = ["│", "|"]
        corner_top_left = ["╭", "+"]
        corner_top_right = ["╮", "+"]
        corner_bottom_left = ["╰", "+"]
        corner_bottom_right = ["╯", "+"]
        indent = ["└", "`"]

        """#,
      ]),
    ThemeFolder(
      name: "wall", origin: "compiled in",
      files: [
        "activity/comment.txt": #"""
        {% with subject=activity|subject %}{% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style verb %}commented on {% if subject.actor|handle == viewer %}your post{% else %}a post of{% endif %}{% endstyle %}{% if subject.actor|handle != viewer %} {% style author %}{{ subject.actor|name }}{% endstyle %}{% endif %}{% style verb %}.{% endstyle %}{% endwrap %}
           {% style time %}{{ activity.time|naturaltime }}{% endstyle %}
        {% indent 3 %}{% indent "vertical" border %}{% style quote %}{{ subject|excerpt:3 }}{% endstyle %}{% endindent %}
        {% style border %}{% icon "indent" %}{% endstyle %} {% wrap %}{{ activity.reaction.text|richtext }}{% endwrap %}

        {% include "parts/counts.txt" %}{% endindent %}{% endwith %}

        """#,
        "activity/event.txt": #"""
        {% include "parts/byline.txt" with did="invites you" %}

        {% indent 3 %}{% card %}{% style title %}{% if activity.object.id %}{{ activity.object.title }}{% else %}This event is gone.{% endif %}{% endstyle %}{% if activity.object.starts_at %}
        {% style code %}{% icon "event" %} {{ activity.object.starts_at|moment|date:"l j F, H:i" }}{% endstyle %}{% endif %}{% if activity.object.place %}
        {% style meta %}{{ activity.object.place }}{% endstyle %}{% endif %}{% endcard %}{% if activity.object.text %}
        {{ activity.object.text|richtext }}{% endif %}

        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/follow.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style verb %}now follows{% if activity.object|handle == viewer %} you{% endif %}{% endstyle %}{% if activity.object|handle != viewer %} {% style author %}{{ activity.object|name }}{% endstyle %}{% endif %}{% style verb %}.{% endstyle %}{% endwrap %}
           {% style time %}{{ activity.time|naturaltime }}{% endstyle %}{% if activity.object.bio and activity.object|handle != viewer %}

        {% indent 3 %}{% style quote %}{{ activity.object.bio|excerpt:1 }}{% endstyle %}{% endindent %}{% endif %}
        {% indent 3 %}{% include "parts/end.txt" %}{% endindent %}

        """#,
        "activity/like.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %} {% style verb %}likes {% if activity.object.actor|handle == viewer %}your post{% elif activity.object.actor %}a post of{% else %}a post that is gone{% endif %}{% endstyle %}{% if activity.object.actor and activity.object.actor|handle != viewer %} {% style author %}{{ activity.object.actor|name }}{% endstyle %}{% endif %}{% style verb %}.{% endstyle %}{% endwrap %}
           {% style time %}{{ activity.time|naturaltime }}{% endstyle %}
        {% indent 3 %}{% indent "vertical" border %}{% style quote %}{{ activity|subject|excerpt:3 }}{% endstyle %}{% endindent %}
        {% include "parts/end.txt" %}{% endindent %}

        """#,
        "activity/photo.txt": #"""
        {% include "parts/byline.txt" with did="added a photo" %}

        {% indent 3 %}{% if activity.object.text %}{{ activity.object.text|richtext }}
        {% elif not activity.object.media %}This photo is gone.
        {% endif %}{% for item in activity.object.media|elements %}{% picture item rows=7 %}
        {% if item.caption and item.caption != activity.object.text %}{% style media %}{{ item.caption }}{% endstyle %}
        {% endif %}{% endfor %}
        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/post.txt": #"""
        {% include "parts/byline.txt" %}

        {% indent 3 %}{% include "parts/said.txt" %}{% include "parts/media.txt" with media=activity.object.media %}

        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "activity/tweet.txt": #"""
        {% include "parts/byline.txt" %}

        {% indent 3 %}{% include "parts/said.txt" %}{% include "parts/media.txt" with media=activity.object.media %}

        {% include "parts/counts.txt" with subject=activity %}{% endindent %}

        """#,
        "parts/byline.txt": #"""
        {% avatar activity.actor %} {% wrap %}{% style author %}{{ activity.actor|name }}{% endstyle %}{% if did %} {% style verb %}{{ did }}{% endstyle %}{% endif %}{% endwrap %}
           {% style time %}{{ activity.time|naturaltime }}{% endstyle %}

        """#,
        "parts/counts.txt": #"""
        {% with likes=subject.reaction_counts.like|default:0 comments=subject.reaction_counts.comment|default:0 shares=subject.reaction_counts.repost|default:0 %}{% if likes or comments or shares %}{% if subject.own_reactions.like %}{% style meta.own %}{% icon "liked" %} {% if likes > 1 %}You and {{ likes|add:"-1"|compact }} other{{ likes|add:"-1"|pluralize }}{% else %}You like this{% endif %}{% endstyle %}{% elif likes %}{% style meta %}{% icon "like" %} {{ likes|compact }}{% endstyle %}{% endif %}{% right %}{% style meta %}{% if comments %}{{ comments|compact }} comment{{ comments|pluralize }}{% endif %}{% if comments and shares %} {% icon "separator" %} {% endif %}{% if shares %}{{ shares|compact }} share{{ shares|pluralize }}{% endif %}{% endstyle %}{% endright %}
        {% endif %}{% endwith %}{% include "parts/end.txt" %}
        """#,
        "parts/end.txt": #"""
        {% if form == "list" %}{% style border %}{% fill "─" %}{% endstyle %}{% endif %}
        """#,
        "theme.toml": #"""
        # Friends and family: longer texts with room to breathe, comments near to what they answer.

        description = "Friends and family, longer texts, for a dark terminal"
        variant = "dark"

        [palette]
        background = { rgb = "#18191a", c256 = 234, c16 = "black" }
        ink = { rgb = "#e4e6eb", c256 = 254, c16 = "bright-white" }
        soft = { rgb = "#b0b3b8", c256 = 249, c16 = "white" }
        line = { rgb = "#4a4d52", c256 = 239, c16 = "bright-black" }
        rule = { rgb = "#74787e", c256 = 243, c16 = "bright-black" }
        blue = { rgb = "#5aa0ff", c256 = 75, c16 = "bright-blue" }
        heart = { rgb = "#f56a86", c256 = 204, c16 = "bright-red" }
        warm = { rgb = "#f7b928", c256 = 214, c16 = "bright-yellow" }
        green = { rgb = "#5fcf80", c256 = 78, c16 = "bright-green" }
        teal = { rgb = "#4fd0d6", c256 = 80, c16 = "bright-cyan" }
        mauve = { rgb = "#c48ef5", c256 = 141, c16 = "bright-magenta" }

        [roles]
        author = "bold blue"
        handle = "soft"
        time = "soft"
        verb = "soft"
        title = "bold ink"
        meta = "soft"
        "meta.own" = { style = "bold blue", mono = "bold" }
        quote = "soft"
        code = "warm"
        link = "underline blue"
        mention = "blue"
        hashtag = "blue"
        media = "italic teal"
        addition = "green"
        deletion = "heart"
        good = "green"
        bad = "heart"
        border = "rule"
        "avatar.1" = "bold heart"
        "avatar.2" = "bold green"
        "avatar.3" = "bold warm"
        "avatar.4" = "bold blue"
        "avatar.5" = "bold mauve"
        "avatar.6" = "bold teal"
        "avatar.7" = "bold ink"
        "avatar.8" = "bold soft"
        tab = "soft"
        "tab.active" = { style = "bold ink on line", mono = "bold reverse" }
        "tab.badge" = { style = "bold heart", mono = "bold" }
        marker = { style = "bold blue", mono = "bold" }
        new = { style = "bold blue", mono = "bold" }
        status = "soft"
        "status.key" = "bold blue"
        key = { style = "bold blue", mono = "bold" }
        "menu.active" = { style = "ink on line", mono = "reverse" }

        [icons]
        like = ["♡", "+1"]
        liked = ["♥", "+1"]
        comment = ["◌", "re"]
        repost = ["↗", "sh"]

        [layout]
        text_width = 84
        spacing = 1

        """#,
      ]),
  ]
}
