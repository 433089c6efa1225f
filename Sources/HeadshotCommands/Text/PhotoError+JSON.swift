import PhotoNormalization

extension PhotoWarning {
    func write(to json: inout JSONText) {
        json.member("code", code)
        json.member("message", message)
    }
}

extension PhotoError {
    func write(to json: inout JSONText) {
        json.member("code", code)
        json.member("category", category.rawValue)
        json.member("message", message)
        json.member("remedy", remedy)
    }
}
