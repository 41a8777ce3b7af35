/// What the page allows a browser (Content Security Policy Level 3): its own script and style, and nothing else, whatever
/// the data says.
enum PagePolicy {
    static let text =
        "default-src 'none'; script-src 'sha256-\(scriptHash)'; style-src 'sha256-\(styleHash)'; img-src data:; "
        + "base-uri 'none'; form-action 'none'"

    /// SHA-256 in Base64 of what is in `Page`; a test tells the new ones when that has changed.
    static let scriptHash = "VBBoAb9zyace2uT4NzfiJkPN9cfOp+oCwkEmCnTC4nM="
    static let styleHash = "/S/JYz38w/HXT0RWMIqfd1RR+oA8idThumd5psW83uE="
}
