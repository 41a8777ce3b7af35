/// A link that update-alternatives makes when packages are installed, and the programs that can stand behind it,
/// best first. A `*` stands for a version.
struct Alternative: Sendable {
    let link: String
    let candidates: [String]

    static let all = [
        Alternative(link: "usr/bin/awk", candidates: ["usr/bin/gawk", "usr/bin/mawk", "usr/bin/original-awk"]),
        Alternative(link: "usr/bin/c++", candidates: ["usr/bin/g++", "usr/bin/clang++"]),
        Alternative(link: "usr/bin/cc", candidates: ["usr/bin/gcc", "usr/bin/clang"]),
        Alternative(link: "usr/bin/emacs", candidates: ["usr/bin/emacs-nox", "usr/bin/emacs-gtk"]),
        Alternative(link: "etc/fpc.cfg", candidates: ["etc/fpc-*.cfg"]),
        Alternative(link: "usr/bin/java", candidates: ["usr/lib/jvm/java-*/bin/java"]),
        Alternative(link: "usr/bin/javac", candidates: ["usr/lib/jvm/java-*/bin/javac"]),
        Alternative(link: "usr/bin/lua", candidates: ["usr/bin/lua5.*"]),
        Alternative(link: "usr/bin/nc", candidates: ["usr/bin/nc.openbsd", "usr/bin/nc.traditional"]),
        Alternative(link: "usr/bin/node", candidates: ["usr/bin/nodejs"]),
        Alternative(link: "usr/bin/php", candidates: ["usr/bin/php8.*", "usr/bin/php7.*"]),
        Alternative(link: "usr/sbin/squid", candidates: ["usr/sbin/squid-gnutls", "usr/sbin/squid-openssl"]),
        // A diversion on releases before bookworm.
        Alternative(link: "usr/bin/sh", candidates: ["usr/bin/dash", "usr/bin/bash"]),
        Alternative(link: "usr/bin/which", candidates: ["usr/bin/which.debianutils"]),
    ]
}
