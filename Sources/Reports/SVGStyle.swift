import Conformance

/// The fonts and colours of the picture. The card is light in itself, so that it reads on a dark page, too.
enum SVGStyle {
    /// The width of one character of the monospaced font at 12 px, with a little to spare for wider fonts.
    static let characterWidth = 7.4

    static let sheet = """
        text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328 }
        .title { font: 600 20px system-ui, 'Segoe UI', Helvetica, Arial, sans-serif }
        .lead { font: 13px system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #59636e }
        .group { font: 600 13px system-ui, 'Segoe UI', Helvetica, Arial, sans-serif }
        .note, .legend { fill: #59636e }
        .head, .name { fill: #1f2328 }
        .head, .letter { text-anchor: middle }
        .head { fill: #59636e }
        .letter { font-weight: 600 }
        .card { fill: #ffffff; stroke: #d1d9e0 }
        .pass { fill: #cdeed6 } .on-pass { fill: #1a6334; font-weight: 400 }
        .tolerated { fill: #ffe6a3 } .on-tolerated { fill: #6b4a00 }
        .fail { fill: #cf3a34 } .on-fail { fill: #ffffff }
        .some-fail { fill: #f0a29b } .on-some-fail { fill: #6e1410 }
        .inconclusive { fill: #dccbf3 } .on-inconclusive { fill: #4f2a86 }
        .not-asked { fill: #eff2f5 } .on-not-asked { fill: #818b98; font-weight: 400 }
        .safe { stroke: #0969da; stroke-width: 2; stroke-dasharray: 5 3 }
        .safe-label { font-weight: 600; fill: #0969da; text-anchor: middle }
        """

    /// The width of a monospaced text in pixels.
    static func width(of text: String) -> Int {
        Int((Double(text.count) * characterWidth).rounded(.up))
    }
}

extension Symbol {
    /// The class of the cell's box; that of its letter is the same with `on-` before it.
    var styleClass: String { verdict?.rawValue ?? "not-asked" }
}
