import Testing

@testable import PhotoPixels

struct LightCurveTests {
    @Test func `both tables are sRGB's curve`() {
        for index in 0...4_080 {
            let light = SRGBCurve.light(ofCode: Double(index) / 16)
            #expect(abs(Double(LightCurve.linear[index]) - light) <= unitRoundoff * light + 1e-15)
        }
        for index in 0...4_096 {
            let code = SRGBCurve.code(ofLight: Double(index) / 4_096)
            #expect(abs(Double(LightCurve.encoded[index]) - code) <= unitRoundoff * code)
        }
        // Light of 1 is interpolated with the entry behind it.
        #expect(LightCurve.encoded[4_097] == LightCurve.encoded[4_096])
    }

    @Test func `every code comes back from light`() {
        for index in 0...4_080 {
            let place = Double(LightCurve.linear[index]) * 4_096
            let (below, above) = (LightCurve.encoded[Int(place)], LightCurve.encoded[Int(place) + 1])
            let code = Double(below) + (place - place.rounded(.down)) * Double(above - below)
            #expect(abs(code - Double(index) / 16) <= SRGBCurve.tableError, "\(index)")
        }
    }
}
