import PhotoNormalization
import Testing

@testable import PhotoSync

/// What a pattern takes from names of files.
struct NamePatternTests {
    static let readings: [(pattern: String, path: String, NamePattern.Reading)] = [
        ("{userPrincipalName}", "adele@contoso.com.jpg", .ways([["adele@contoso.com"]])),
        ("{userPrincipalName}", "2024/Adele@Contoso.COM.JPEG", .ways([["adele@contoso.com"]])),
        ("{userPrincipalName}", "adele@contoso.com", .ways([["adele@contoso.com"]])),
        ("{upn}", "chidi@contoso.com.heic", .ways([["chidi@contoso.com"]])),
        ("{employeeId}_*", "00042_Adele_2024.jpg", .ways([["00042"], ["00042_adele"]])),
        ("{employeeId}_*", "00042.jpg", .none),
        ("photo-{Employee ID}", "Photo-7.jpg", .ways([["7"]])),
        ("{employeeId}.jpg", "7.jpeg", .ways([["7"]])),
        ("{displayName} ({employeeId})", "Adele Vance (7).jpg", .ways([["adele vance", "7"]])),
        ("*/{samAccountName}", "sales/adelev.jpg", .ways([["adelev"]])),
        ("*/{samAccountName}", "sales/old/adelev.jpg", .none),
        ("*/{samAccountName}", "adelev.jpg", .none),
        ("{displayName}", "Zu\u{308}rich.jpg", .ways([["zürich"]])),
        ("é_{employeeId}", "E\u{301}_7.jpg", .ways([["7"]])),
        ("{employeeId}", ".jpg", .ways([[".jpg"]])),
        ("{employeeId}-*-*", String(repeating: "-", count: 200) + ".jpg", .tooMany),
        ("{employeeId}_*", String(repeating: "1_", count: 40) + ".jpg", .tooMany),
    ]

    @Test(arguments: readings) func `a pattern takes from a name what stands for its placeholders`(
        pattern: String, path: String, expected: NamePattern.Reading
    ) throws {
        #expect(try NamePattern(pattern).reading(path) == expected)
    }

    static let refusals: [(pattern: String, String)] = [
        ("", "has no placeholder, in column 1"),
        ("*.jpg", "has no placeholder, in column 1"),
        ("a{id", "has a \"{\" without a \"}\", in column 2"),
        ("{id}}", "has a \"}\" without a \"{\", in column 5"),
        ("é{phone}", "has a placeholder {phone}, which nobody has, in column 2"),
        ("{id}*", "has nothing between two parts that may be anything, in column 5"),
        ("{id}{mail}", "has nothing between two parts that may be anything, in column 5"),
        ("{id}_**", "has nothing between two parts that may be anything, in column 7"),
        ("{upn}-{userPrincipalName}", "has {userPrincipalName} twice, in column 7"),
    ]

    @Test(arguments: refusals)
    func `a pattern that says nothing certain is refused with the column`(pattern: String, problem: String) throws {
        let error = try #require(throws: SyncError.self) { try NamePattern(pattern) }
        #expect(error.code == "pattern-invalid")
        #expect(error.message == "The pattern \"\(pattern)\" \(problem).")
    }
}
