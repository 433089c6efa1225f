// How many bits the declared picture needs at the very least. A header that promises gigapixels with a few bytes of
// data behind it is found out here, before anything is allocated or decoded.
extension JPEGStructure {
    /// False when the entropy-coded data are too short for the declared picture, whatever they say.
    package var canDescribeAllBlocks: Bool {
        scans.allSatisfy { scan in
            scan.unstuffedByteCount.multipliedSaturating(by: 8) >= frame.minimumEntropyBitCount(of: scan)
        }
    }
}

extension FrameHeader {
    /// The least number of entropy-coded bits that could describe every block of a scan.
    ///
    /// Huffman codes have one bit or more. A block of a sequential scan has a DC code and at least one AC code, so two;
    /// a block of a progressive DC scan has one. Progressive AC scans can skip 32,767 blocks with one code and count as
    /// nothing, as do arithmetic coding, lossless coding and pictures whose height is not declared.
    package func minimumEntropyBitCount(of scan: ScanHeader) -> Int {
        let bitsPerBlock: Int
        switch codingProcess {
        case .baseline, .extendedSequential: bitsPerBlock = 2
        case .progressive: bitsPerBlock = scan.spectralStart == 0 ? 1 : 0
        default: bitsPerBlock = 0
        }
        let indices = componentIndices(of: scan)
        let blockCount =
            indices.count == 1
            ? blockCount(ofComponent: indices[0])
            : indices.reduce(0) { $0.addingSaturating(paddedBlockCount(ofComponent: $1)) }
        return blockCount.multipliedSaturating(by: bitsPerBlock)
    }

    /// The components of a scan as indices into `components`, in the scan's order.
    ///
    /// Identifiers need not be unique in the wild. As in libjpeg, the n-th component of a scan is the first one from
    /// index n on that has the identifier; components that are not found are left out.
    package func componentIndices(of scan: ScanHeader) -> [Int] {
        scan.components.indices.compactMap { componentIndex(of: scan.components[$0].identifier, atScanPosition: $0) }
    }

    func componentIndex(of identifier: UInt8, atScanPosition position: Int) -> Int? {
        let end = min(components.count, ScanHeader.maximumComponentCount)
        return (position..<max(position, end)).first { components[$0].identifier == identifier }
    }
}
