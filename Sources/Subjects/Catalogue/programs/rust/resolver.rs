//! The blocking resolver with what /etc/resolv.conf and the library's defaults say.

mod lines;

use library::error::{ResolveError, ResolveErrorKind};
use library::Resolver;
use lines::Failure;

fn failure(error: ResolveError) -> Failure {
    let word = match error.kind() {
        ResolveErrorKind::NoRecordsFound { response_code, .. } => format!("{:?}", response_code),
        ResolveErrorKind::Timeout => "Timeout".to_string(),
        ResolveErrorKind::Io(error) => format!("{:?}", error.kind()),
        ResolveErrorKind::Proto(_) => "Proto".to_string(),
        ResolveErrorKind::NoConnections => "NoConnections".to_string(),
        _ => "Message".to_string(),
    };
    Failure::new(&word, &error.to_string())
}

fn main() -> std::io::Result<()> {
    let wants_v6 = lines::wants_v6();
    let resolver = Resolver::from_system_conf()?;
    lines::answer(|name| {
        // A dot at the end keeps /etc/resolv.conf's search list out.
        let name = format!("{}.", name);
        if wants_v6 {
            let found = resolver.ipv6_lookup(name).map_err(failure)?;
            Ok(found.iter().map(|address| address.to_string()).collect())
        } else {
            let found = resolver.ipv4_lookup(name).map_err(failure)?;
            Ok(found.iter().map(|address| address.to_string()).collect())
        }
    })
}
