/// The members of a JSON object that somebody else wrote: all may be missing, or of another type than they should be.
struct LenientValues {
    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: Key.self)
    }

    /// nil when it is missing, or of another type.
    func value<Value: Decodable>(_ name: String) -> Value? {
        try? container.decode(Value.self, forKey: Key(stringValue: name))
    }

    func text(_ name: String) -> String? { value(name) }

    /// Numbers come as numbers, with a fraction too, and as texts. nil beyond ±2⁵³, so that no sum of them overflows.
    func number(_ name: String) -> Int? {
        let fraction: Double? = value(name)
        let number = fraction.map { Int(exactly: $0.rounded(.down)) } ?? text(name).flatMap { Int($0) }
        return number.flatMap { $0.magnitude <= 1 << 53 ? $0 : nil }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// A number that may come as a text; of anything else it is nil.
struct LenientNumber: Decodable {
    let value: Int?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        value = (try? container.decode(Int.self)) ?? (try? container.decode(String.self)).flatMap { Int($0) }
    }
}
