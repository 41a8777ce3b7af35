internal import Conformance
internal import Field

/// Servers by views: what each said in each way of asking.
struct CheckTable {
    private let servers: [ServerFacts]
    private let diagnosis: Diagnosis
    private let names: [String]

    init(_ servers: [ServerFacts], _ diagnosis: Diagnosis, names: [String]) {
        self.servers = servers
        self.diagnosis = diagnosis
        self.names = names
    }

    func lines(width: Int) -> [StyledLine] {
        let columns = View.resolverViews.map { view in
            TextTable.Column(heading: view.rawValue, cells: servers.map { cell($0, view) })
        }
        let table = TextTable([TextTable.Column(heading: "", cells: names)] + columns, width: width)
        return [table.heading].flatMap { $0 } + servers.indices.flatMap { table.lines(ofRow: $0) }
    }

    private func cell(_ server: ServerFacts, _ view: View) -> String {
        guard let response = server[view] else { return "" }
        return CheckedView(view, response, diagnosis).words
    }
}
