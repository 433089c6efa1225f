/// How visible a squared error is at each frequency: between what the camera thought visible, which is its own table, and
/// the shape of the tables of ITU-T T.81, Annex K.
enum PerceptualWeights {
    /// 64 weights, natural order.
    ///
    /// - Parameters:
    ///   - sourceSteps: the source's table.
    ///   - isChroma: the component is Cb or Cr.
    static func weights(sourceSteps: [Int], isChroma: Bool) -> [Double] {
        let shape = isChroma ? chromaShape : lumaShape
        return (0..<64).map { index in
            let weight = 1 / (Double(sourceSteps[index]) * Double(shape[index]))
            return (isChroma ? 2 : 1) * (index == 0 ? 4 : 1) * weight
        }
    }

    /// Table K.1.
    private static let lumaShape = [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ]

    /// Table K.2.
    private static let chromaShape = [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ]
}
