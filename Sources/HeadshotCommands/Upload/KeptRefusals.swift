import GraphPhotos

/// Refusals in the state directory: a line for each, with its time before it.
struct KeptRefusals: RefusalStore {
    let directory: StateDirectory

    private static let name = "refusals"
    private static let maximumCount = 1_000

    func time(of refusal: String) -> Int? { lines().last { $0.refusal == refusal }?.time }

    func keep(_ refusal: String, at time: Int) {
        write(lines().filter { $0.refusal != refusal }.suffix(Self.maximumCount - 1) + [(time, refusal)])
    }

    func forget(_ refusal: String) {
        write(lines().filter { $0.refusal != refusal })
    }

    private func lines() -> [(time: Int, refusal: String)] {
        // Others may have written what they like into a file that is not safe: it is not read.
        guard let bytes = try? directory.read(Self.name) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let time = Int(parts[0]) else { return nil }
            return (time, String(parts[1]))
        }
    }

    /// What another process kept at the same moment may be lost: it is asked for again then.
    private func write(_ lines: [(time: Int, refusal: String)]) {
        let text = lines.map { "\($0.time) \($0.refusal)\n" }.joined()
        try? directory.write(Array(text.utf8), to: Self.name)
    }
}
