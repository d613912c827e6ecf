extension ServerConfiguration {
  /// A file with every setting and what it means, for `runnel serve --help`. Times are in seconds, sizes in
  /// bytes; what is commented out shows the default. No line is so long that a terminal would wrap it.
  package static let manual = """
    listen = "127.0.0.1:8000"          # or a list of addresses
    socket = "/run/runnel/runnel.sock" # a Unix socket as well, or alone
    database = "/var/lib/runnel/runnel.db"

    [apps.blog]                        # any number, each with its own key
    key = "blog-key"
    secret_env = "BLOG_SECRET"         # or secret_file = "FILE", mode 0600
    # id = "1"                         # in the names of realtime channels
    # webhooks = ["https://example.org/x"] # receive signed arrays of changes
    # webhook_records = "sources"      # or "followers": of those, too
    # An own database; by default apps share one:
    # database = "/var/lib/runnel/blog.db"

    [limits]
    # requests_per_minute = 60000      # of one key and user; 0: no limit
    # body_size = 10485760
    # file_size = 52428800             # of an uploaded file or image
    # body_memory = 536870912          # of all bodies at the same time
    # idle_timeout = 60                # for a head, and between requests
    # body_timeout = 120               # for a whole request
    # poll_timeout = 45                # how long a long poll is held
    # realtime_sessions = 20000
    # realtime_sessions_per_address = 1000 # or of one user of the socket
    # realtime_subscriptions = 200000  # channels that all listen to
    # profile = "generous"             # or "stream": 10 KB, as its service
    # activity_size = 262144           # as JSON; in Stream's profile 10240
    # reaction_size = 262144
    # connections = 10000              # of each address; more wait
    # metrics = "local"                # who may read /metrics; or "all"
    # connections_per_address = 1000   # of one client, but for this machine
    # connections_per_user = 256       # on the socket

    # Feed groups, in place of those that Stream's clients expect.
    [groups.timeline]
    kind = "flat"
    # limit = 1000                     # activities kept; all by default
    # realtime = true                  # whether changes are announced
    # [groups.timeline.ranking.popular] # for ranking=popular
    # score = "decay_linear(time) * popularity ^ 0.5"
    # defaults = { popularity = 1 }
    [groups.stories]
    kind = "aggregated"                # or "notification"
    format = "{{ actor }}_{{ verb }}"  # what goes together
    """
}
