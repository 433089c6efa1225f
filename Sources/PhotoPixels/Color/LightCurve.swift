internal import CJPEGKernels

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// sRGB's transfer function (IEC 61966-2-1) as tables for the kernels: pixels are mixed in linear light, not as codes.
///
/// It serves other RGB spaces as well: their curves are near enough for mixing, and the codes come back in their own
/// space, since both directions are each other's inverse.
enum LightCurve {
    /// Codes 0 … 255 in sixteenths to light 0 … 1.
    static let linear: [Float] = (0..<Int(HS_LINEAR_TABLE_COUNT)).map { index in
        let code = Double(index) / 16 / 255
        return Float(code <= 0.040_45 ? code / 12.92 : pow((code + 0.055) / 1.055, 2.4))
    }

    /// Light 0 … 1 in 4,096 parts to codes 0 … 255.
    static let encoded: [Float] = (0..<Int(HS_ENCODING_TABLE_COUNT)).map { index in
        let light = min(1, Double(index) / 4_096)
        let code = light <= 0.003_130_8 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
        return Float(code * 255)
    }
}
