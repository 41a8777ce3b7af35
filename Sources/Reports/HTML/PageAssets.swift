import Mustache

/// The page's own parts, which are in the program: its template, style and scripts.
enum PageAssets {
    static let style = joined([
        PackageResources.colours_css, PackageResources.page_css, PackageResources.heat_css,
        PackageResources.evidence_css,
        PackageResources.sequence_css, PackageResources.octets_css, PackageResources.sizes_css,
    ])

    /// One function around all, so that their names are nobody else's.
    static let script =
        "(() => {\n\"use strict\";\n"
        + joined([
            PackageResources.dom_js, PackageResources.model_js, PackageResources.filter_js, PackageResources.theme_js,
            PackageResources.state_js, PackageResources.chooser_js, PackageResources.heat_js, PackageResources.keys_js,
            PackageResources.sequence_js, PackageResources.octets_js, PackageResources.commands_js,
            PackageResources.evidence_js, PackageResources.main_js, PackageResources.print_js,
        ]) + "})();\n"

    /// The page that shows the values.
    static func rendered(_ values: Any) throws -> String {
        let library = MustacheLibrary(templates: [
            "page": try MustacheTemplate(string: text(PackageResources.page_mustache)),
            "finding": try MustacheTemplate(string: text(PackageResources.finding_mustache)),
        ])
        return library.render(values, withTemplate: "page") ?? ""
    }

    private static func joined(_ parts: [[UInt8]]) -> String { parts.map(text).joined() }

    private static func text(_ octets: [UInt8]) -> String { String(decoding: octets, as: UTF8.self) }
}
