//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use chinwag_engine::Peer;

/// Says in the request where it comes from.
pub async fn tell(ConnectInfo(peer): ConnectInfo<SocketAddr>, mut request: Request, next: Next) -> Response {
    let address = peer_of(peer.ip(), request.headers());
    request.extensions_mut().insert(Peer(address));
    next.run(request).await
}

/// The address of whoever asks. Behind a proxy on this machine or in a private network it is the one that the proxy
/// saw: the last that it has put into `X-Forwarded-For`. What stands before it anybody can have written.
fn peer_of(socket: IpAddr, headers: &HeaderMap) -> IpAddr {
    let socket = socket.to_canonical();
    let is_proxy = match socket {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    };
    forwarded(headers).filter(|_| is_proxy).unwrap_or(socket)
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_believed_when_it_is_near() {
        let peer = |socket: &str, forwarded: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            peer_of(socket.parse().unwrap(), &headers).to_string()
        };
        assert_eq!(peer("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(peer("127.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(peer("::ffff:10.0.0.2", &["1.1.1.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(peer("fd00::1", &["1.1.1.1", "2001:db8::1"]), "2001:db8::1");
        assert_eq!(peer("203.0.113.9", &["198.51.100.7"]), "203.0.113.9", "anybody may write headers");
        assert_eq!(peer("127.0.0.1", &["unknown"]), "127.0.0.1");
    }
}
