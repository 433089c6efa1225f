import PhotoNormalization

extension PhotoWarning {
    func write(to json: inout JSONText) {
        json.member(CodingKeys.code, code.rawValue)
        json.member(CodingKeys.message, message)
    }
}

extension PhotoError {
    func write(to json: inout JSONText) {
        json.member(CodingKeys.code, code.rawValue)
        json.member(CodingKeys.category, category.rawValue)
        json.member(CodingKeys.message, message)
        json.member(CodingKeys.remedy, forCommand.remedy)
    }
}
