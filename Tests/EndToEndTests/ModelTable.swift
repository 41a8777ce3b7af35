/// Every model with a defect that shows at once, and what is to be seen of it.
enum ModelTable {
    static let stubs: [Model] = [
        Model(name: "stub-correct", defects: [:]),
        Model(name: "stub-duplicates", defects: [:]),
        Model(
            name: "stub-ignores-tc",
            defects: [
                "clean": .init(
                    above: 28, "nodata fail truncation tcp-fallback lost-addresses upstream", limit: "octets 512"),
                "tc-empty": .init(
                    above: 0, "nodata fail truncation tcp-fallback lost-addresses upstream", limit: "unknown"),
                "tc-partial": .init(
                    above: 28, "partial fail truncation tcp-fallback lost-addresses upstream", limit: "octets 512"),
            ]),
        Model(
            name: "stub-tc-empty-is-no-name",
            defects: [
                "clean": .init(
                    above: 28, "nxdomain fail truncation nxdomain tcp-fallback upstream", limit: "octets 512"),
                "tc-empty": .init(
                    above: 0, "nxdomain fail truncation nxdomain tcp-fallback upstream", limit: "unknown"),
            ]),
        .everywhere(
            "stub-keeps-48", .init(above: 48, "partial fail lost-addresses limit upstream", limit: "records 48")),
        .everywhere("stub-foreign", .init(above: 20, "wrong fail wrong-answer upstream", limit: "records 20")),
        .everywhere("stub-no-name", .init(above: 20, "nxdomain fail nxdomain limit upstream", limit: "records 20")),
        .everywhere("stub-no-data", .init(above: 20, "nodata fail lost-addresses limit upstream", limit: "records 20")),
        .everywhere("stub-crashes", .init(above: 20, "crashed fail crash upstream", limit: "records 20")),
        .everywhere("stub-exits", .init(above: 20, "crashed fail crash upstream", limit: "records 20")),
        .honestError("stub-limit-100", above: 100, "servfail"),
        .honestError("stub-malformed", above: 20, "malformed"),
        .honestError("stub-garbage", above: 20, "malformed"),
        .honestError("stub-refused", above: 20, "refused"),
        .honestError("stub-timeout", above: 20, "timeout"),
    ]

    static let parsers: [Model] = [
        Model(
            name: "parser-correct", defects: ["chop-512": .init(above: 28, "malformed pass none", cliff: nil)]),
        Model(
            name: "parser-lenient",
            defects: ["chop-512": .init(above: 28, "partial fail truncation lost-addresses none", limit: "octets 512")]),
        Model(
            name: "parser-crashes",
            defects: [
                "clean": .init(above: 28, "crashed fail crash none", limit: "records 28"),
                "chop-512": .init(above: 28, "crashed fail truncation crash none", limit: "records 28"),
            ]),
    ]

    static let resolvers: [Model] = [
        Model(name: "resolver-correct", defects: [:]),
        noTCP,
        .everywhere(
            "resolver-drops-tc", .init(above: 28, "partial fail lost-addresses client", limit: "octets 512")),
        .everywhere(
            "resolver-nxdomain", .init(above: 20, "nxdomain fail nxdomain limit upstream", limit: "records 20")),
        .honestError("resolver-servfail", above: 20, "servfail"),
        .everywhere("resolver-dies", .init(above: 20, "crashed fail crash upstream", limit: "records 20")),
    ]

    private static var noTCP: Model {
        let fails = Model.Defect(above: 28, "truncated fail truncation tcp-fallback client", limit: "octets 512")
        let tolerated = Model.Defect(above: 28, "truncated tolerated client", cliff: nil)
        return Model(
            name: "resolver-no-tcp",
            defects: ["clean": fails, "tc-empty": fails, "tc-partial": fails, "chop-512": tolerated])
    }
}
