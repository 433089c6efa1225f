import Foundation

/// IEC 61966-2-1, in double precision.
enum SRGBCurve {
    static func light(ofCode code: Double) -> Double {
        let part = min(max(code / 255, 0), 1)
        return part <= 0.040_45 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }

    static func code(ofLight light: Double) -> Double {
        let light = min(max(light, 0), 1)
        return 255 * (light <= 0.003_130_8 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055)
    }

    /// What a table of 4,096 parts is off between its entries, at most: an eighth of the squared distance times the
    /// second derivative, whose magnitude is greatest where the straight part ends; and rounding to single precision.
    static var tableError: Double {
        let exponent = 1 / 2.4
        let derivative = 255 * 1.055 * exponent * (1 - exponent) * pow(12.0 / 4_096, exponent - 2)
        return derivative / (8 * 4_096 * 4_096) + 255 * roundings(3)
    }
}
