/// What `brimful zone` can write.
enum ZoneForm: String, CaseIterable {
    case delegation, zone, route53, forward, stub
}

/// One file of it.
struct ZoneFormFile {
    /// Below the folder that they are written into.
    let name: String
    let text: String
}
