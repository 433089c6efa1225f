/// Names for made-up people and groups: as written, and as in an address.
enum DirectoryNames {
    struct Name {
        let written: String
        let address: String

        init(_ written: String, _ address: String? = nil) {
            self.written = written
            self.address = address ?? written.lowercased()
        }
    }

    static let given: [Name] = [
        Name("Adele"), Name("Björn", "bjoern"), Name("Chidi"), Name("Dolores"), Name("Emre"), Name("Fatima"),
        Name("Grzegorz"), Name("Hana"), Name("Inès", "ines"), Name("Jörg", "joerg"), Name("Kiri"), Name("Li"),
        Name("Megan"), Name("Nestor"), Name("Oluchi"), Name("Pradeep"), Name("Quinn"), Name("Renée", "renee"),
        Name("Søren", "soeren"), Name("Tomoko"), Name("Ulla"), Name("Vikram"), Name("Wren"), Name("Xenia"),
        Name("Yusuf"),
        Name("Zoë", "zoe"),
    ]

    static let family: [Name] = [
        Name("Vance"), Name("Åkesson", "akesson"), Name("Okafor"), Name("O’Brien", "obrien"), Name("Yıldız", "yildiz"),
        Name("Rahman"), Name("Nowak"), Name("Sato"), Name("Laurent"), Name("Müller", "mueller"), Name("Ngata"),
        Name("Wei"), Name("Bowen"), Name("Wilke"), Name("Adeyemi"), Name("Iyer"), Name("de Groot", "degroot"),
        Name("Núñez", "nunez"), Name("Kierkegaard"), Name("Ishikawa"), Name("Lindqvist"), Name("Rao"), Name("Hughes"),
        Name("Papadopoulou"), Name("Haddad"), Name("Zieliński", "zielinski"), Name("Castellanos"), Name("Thorne"),
        Name("Mbeki"),
    ]

    static let groups = [
        "Photography", "Sales", "Field Service", "Research", "Facilities", "Board", "Apprentices", "Works Council",
        "Newcomers", "Canteen",
    ]

    static let folders = ["Suppliers", "Family"]
}
