//! The defaults, as a file to start from: what it says is what holds without it.

/// A complete configuration file with every setting at its default, explained.
pub const DEFAULT_TOML: &str = r#"# Chinwag's configuration. Everything here is at its default; keep what you change.
# Environment variables win over this file (CHINWAG_LISTEN, CHINWAG_LOG_FILTER, …), flags win over both.
# Changes take effect on the next start.

# The address to listen on. Put a reverse proxy with TLS in front of it, and let it pass WebSocket upgrades.
listen = "127.0.0.1:8080"

# The folder of the database. It is made when it does not exist.
data = "chinwag-data"

# Where the world reaches this server, such as "https://chat.shop.example": addresses of files that the REST API gives
# begin with it. Empty takes what each request says in its Host and X-Forwarded-Proto headers.
public_url = ""

# Whether /metrics is served, in the Prometheus text format. Do not let the proxy pass it on to the world.
metrics = true

[log]
# "text" for people, "json" for programs: one object a line. Logs go to standard error.
format = "text"
# What to log: error, warn, info, debug or trace; for one part only, as in "info,chinwag_realtime=debug".
filter = "info"

[store]
# "full": an acknowledged message survives power loss. "normal": it survives a crash of the program, but power loss
# may take the last moments. "off": for tests, and for imports that can be done again.
synchronous = "full"
# Threads that read; at least 1.
readers = 4

[limits]
# Most participants of a conversation; at least 1.
participants = 1000

[rate_limits]
# Who asks more often is answered 429 with Retry-After, on the realtime API RATE_LIMITED. So many requests a second in the
# long run, and so many at once; 0 a second for no limit. Behind a proxy on this machine or in a private network, the
# address is the last in X-Forwarded-For.
# The back end of one app: REST calls, each operation of a batch for itself.
app_per_second = 200
app_burst = 2000
# One address, whatever it asks for: REST calls, and new connections.
address_per_second = 200
address_burst = 2000
# One user of an app, on all connections: realtime requests. An Inbox of 1,000 conversations asks for all of them at once.
user_per_second = 100
user_burst = 5000
# Whether those on this machine are counted as well.
on_loopback = false

[files]
# Largest file, in megabytes of 1,000,000 bytes; at least 1.
size_max_mb = 50
# Most of one user's files together, in megabytes; 0 for no limit. Back ends have none.
quota_mb = 0
# Media types that are taken, such as "image/*" or "application/pdf"; empty takes all. What a file is shows in its bytes.
types = []
# What looks at every file before anybody gets it, such as "http://127.0.0.1:3311/scan"; empty for nothing. A file is
# held until it has answered: see docs/file-scanner.md.
scan_url = ""
# "folder": in "files" beside the database. "s3": in a bucket of S3, or of what speaks its protocol.
storage = "folder"

[files.s3]
# Such as "https://s3.example"; empty for Amazon's own of the region.
endpoint = ""
# It has to be there.
bucket = ""
region = "us-east-1"
access_key_id = ""
# Rather set it in the environment: CHINWAG_FILES_S3_SECRET_ACCESS_KEY.
secret_access_key = ""
# Whether the bucket stands in the path and not in the name of the host, as most that is not Amazon wants it.
path_style = false

[translation]
# What translates messages for their readers: "libretranslate", "deepl" or "google"; "none" for nothing. What a message says
# leaves this server then, when somebody who may read it wants it in another language.
provider = "none"
# Where it is, such as "http://127.0.0.1:5000" of a LibreTranslate of your own; empty for where DeepL and Google are.
url = ""
# Your key with it. Rather set it in the environment: CHINWAG_TRANSLATION_KEY.
key = ""

[link_previews]
# Whether links of an app show what is behind them is its own setting: "chinwag app set APP --link-previews on".
# Whether the pages may be on this machine or in a private network. Whoever may write a message could make this server ask
# for anything there, and read what it says of itself.
allow_private = false

[webhooks]
# Whether the receivers of webhooks may be on this machine or in a private network. Whoever may set webhooks could make
# this server talk to anything there. "chinwag dev" allows it.
allow_private = false

[new_apps]
# What a new app begins with; "chinwag app set" changes it for one app, without a restart.
# Whether browsers may create and change users. Without it only your back end does, by REST.
client_user_sync = false
# Whether browsers may create conversations, and change them and their participants.
client_conversation_sync = false
# Whether links in messages show what is behind them: this server reads those pages then.
link_previews = false
# The language of users who have none.
default_locale = "en-US"

[secrets]
# Seals the secret keys of apps in the database: 64 hexadecimal digits, as "openssl rand -hex 32" prints them. Empty stores
# them as they are. Better given as CHINWAG_SECRETS_KEY than in this file. Without it, what it sealed cannot be opened:
# keep a copy where the database's copies are not.
key = ""
# Keys that sealed before: on the next start, what they sealed is sealed with the one above, or opened when there is none.
old_keys = []

[admin]
# Opens the API for operators under /admin/v1, by which apps, their keys and webhooks are made and removed: at least 32
# characters. Empty opens it to nobody. Better given as CHINWAG_ADMIN_TOKEN than in this file.
token = ""

[shutdown]
# Longest wait for requests under way, in seconds.
grace_seconds = 20
"#;
