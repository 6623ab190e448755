//! What a page's Content-Security-Policy has to allow for chat to work on it.

use url::Url;

/// Where the pages of a server's users reach it: what it was configured with, or else where it listens.
pub(super) fn origin_of(public_url: &str, listen: std::net::SocketAddr) -> Result<Url, String> {
    let address = if public_url.is_empty() { format!("http://{listen}") } else { public_url.to_owned() };
    match Url::parse(&address) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(url),
        _ => Err(format!(
            "public_url must be an address such as \"https://chat.shop.example\", not {address:?}"
        )),
    }
}

/// The directives, on one line. `{NONCE}` stands for what the page makes anew for each answer.
pub(super) fn policy(server: &Url) -> String {
    let http = server.origin().ascii_serialization();
    // The scheme of the socket is that of the pages, with `ws` for `http`.
    let socket = http.replacen("http", "ws", 1);
    [
        "script-src 'nonce-{NONCE}' 'strict-dynamic'".to_owned(),
        format!("connect-src {http} {socket}"),
        // Files are looked at before they are sent.
        format!("img-src {http} blob:"),
        format!("media-src {http} blob:"),
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::{origin_of, policy};

    fn listen() -> std::net::SocketAddr {
        ([127, 0, 0, 1], 8080).into()
    }

    #[test]
    fn a_policy_names_the_server_by_its_origins() {
        let server = origin_of("https://chat.shop.example/base/", listen()).unwrap();
        let policy = policy(&server);
        assert!(
            policy.contains("connect-src https://chat.shop.example wss://chat.shop.example;"),
            "{policy}"
        );
        assert!(!policy.contains("base"), "{policy}");
    }

    #[test]
    fn without_a_public_address_it_is_where_the_server_listens() {
        let policy = policy(&origin_of("", listen()).unwrap());
        assert!(policy.contains("connect-src http://127.0.0.1:8080 ws://127.0.0.1:8080;"), "{policy}");
    }

    #[test]
    fn what_is_no_address_is_told() {
        for wrong in ["chat.shop.example", "ftp://chat.shop.example", "https://"] {
            assert!(origin_of(wrong, listen()).unwrap_err().contains("public_url must be"), "{wrong}");
        }
    }
}
