/// Sampling factors of each component (ITU-T T.81, A.1.1), 1 … 4; those of components beyond the list are 1 × 1.
package struct Sampling: Sendable, Hashable {
    package struct Factors: Sendable, Hashable {
        package let horizontal: UInt8
        package let vertical: UInt8
    }

    package let factors: [Factors]

    package init(_ factors: (horizontal: UInt8, vertical: UInt8)...) {
        self.factors = factors.map { Factors(horizontal: $0.horizontal, vertical: $0.vertical) }
    }

    package static let yuv444 = Sampling((1, 1))
    package static let yuv422 = Sampling((2, 1))
    package static let yuv420 = Sampling((2, 2))
    package static let yuv440 = Sampling((1, 2))
    package static let yuv411 = Sampling((4, 1))
    package static let yuv410 = Sampling((4, 2))
    package static let yuv441 = Sampling((1, 4))

    /// Legal factors that few programs write: threes, unequal chroma, chroma finer than luma, nothing but twos.
    package static let odd: [Sampling] = [
        Sampling((3, 1)),
        Sampling((1, 3)),
        Sampling((3, 2)),
        Sampling((2, 2), (2, 1), (2, 1)),
        Sampling((2, 2), (1, 2), (1, 1)),
        Sampling((1, 1), (2, 2), (2, 2)),
        Sampling((2, 1), (2, 1), (2, 1)),
        Sampling((1, 2), (1, 1), (1, 2)),
    ]

    /// Factors that do not divide the largest: legal, and libjpeg reads the coefficients, but it cannot make pixels of
    /// them.
    package static let fractional: [Sampling] = [
        Sampling((3, 1), (2, 1), (2, 1)),
        Sampling((3, 2), (2, 1), (1, 1)),
        Sampling((2, 3), (1, 2), (1, 2)),
        Sampling((4, 1), (3, 1), (1, 1)),
    ]

    /// The sampling with this name, such as "4:2:0".
    package init?(named name: String) {
        let named: [String: Sampling] = [
            "4:4:4": .yuv444, "4:2:2": .yuv422, "4:2:0": .yuv420, "4:4:0": .yuv440, "4:1:1": .yuv411,
            "4:1:0": .yuv410, "4:4:1": .yuv441,
        ]
        guard let sampling = named[name] else { return nil }
        self = sampling
    }
}

extension Sampling {
    /// For YCCK: K with as many samples as luma.
    package var withFullBlack: Sampling {
        guard let luma = factors.first else { return self }
        let chroma = Factors(horizontal: 1, vertical: 1)
        return Sampling(factors: [luma, chroma, chroma, luma])
    }

    private init(factors: [Factors]) {
        self.factors = factors
    }
}
