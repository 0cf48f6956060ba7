// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_encoding.h"

#include "listen/html/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;

struct Mark
{
    std::string_view bytes;
    std::string_view encoding;
    std::size_t skips; ///< bytes of the mark itself; an XML declaration is no mark
};

using namespace std::string_view_literals;

/// XML 1.0, appendix F: byte order marks, then "<?" and "<" in the encodings that ASCII cannot read.
constexpr Mark marks[] = {{"\x00\x00\xFE\xFF"sv, "utf-32be", 4}, {"\xFF\xFE\x00\x00"sv, "utf-32le", 4},
                          {"\xFE\xFF"sv, "utf-16be", 2},         {"\xFF\xFE"sv, "utf-16le", 2},
                          {"\xEF\xBB\xBF"sv, "utf-8", 3},        {"\x4C\x6F\xA7\x94"sv, "ibm-37", 0},
                          {"\x00\x3C\x00\x3F"sv, "utf-16be", 0}, {"\x3C\x00\x3F\x00"sv, "utf-16le", 0},
                          {"\x00\x00\x00\x3C"sv, "utf-32be", 0}, {"\x3C\x00\x00\x00"sv, "utf-32le", 0}};

bool isLatin1(std::string_view name)
{
    return name == "iso-8859-1" || name == "iso8859-1" || name == "iso_8859-1" || name == "latin1" ||
           name == "latin-1" || name == "l1" || name == "windows-1252" || name == "cp1252";
}

bool isAsciiName(std::string_view name)
{
    return name == "us-ascii" || name == "ascii";
}

bool isWide(std::string_view name)
{
    return name.starts_with("utf-16") || name.starts_with("utf16") || name.starts_with("utf-32") ||
           name.starts_with("utf32") || name.find("ucs") != none || name == "u16" || name == "u32" ||
           name == "csunicode" || name == "utf_16" || name == "utf_32";
}

std::string fromLatin1(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes)
        appendUtf8(out, windows1252Character(static_cast<unsigned char>(c)));
    return out;
}

struct CloseConverter
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// Nothing where ICU does not know the encoding, or where the bytes are not in it.
std::optional<std::string> convert(std::string_view bytes, const std::string &encoding)
{
    // UTF-7 is refused: what looks harmless in it is not.
    if (encoding.starts_with("utf-7") || encoding.starts_with("utf7"))
        return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const Converter from(ucnv_open(encoding.c_str(), &status));
    const Converter to(ucnv_open("utf-8", &status));
    if (U_FAILURE(status))
        return std::nullopt;
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string out;
    const char *source = bytes.data();
    const char *sourceEnd = source + bytes.size();
    UChar pivot[4096];
    UChar *pivotSource = pivot;
    UChar *pivotTarget = pivot;
    bool first = true;
    while (true) {
        const std::size_t used = out.size();
        out.resize(used + std::max<std::size_t>(bytes.size() + bytes.size() / 2, 4096));
        char *target = out.data() + used;
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, sourceEnd, pivot,
                       &pivotSource, &pivotTarget, pivot + 4096, static_cast<UBool>(first), 1, &status);
        first = false;
        out.resize(static_cast<std::size_t>(target - out.data()));
        if (status != U_BUFFER_OVERFLOW_ERROR)
            break;
    }
    return U_FAILURE(status) ? std::nullopt : std::optional(std::move(out));
}

/// The encoding that <?xml … encoding="…"?> names, in lower case.
std::string declaredEncoding(std::string_view text)
{
    text = trimmed(text.substr(0, 1024));
    if (!text.starts_with("<?"))
        return {};
    text = text.substr(0, text.find("?>"));
    const std::size_t name = text.find("encoding");
    const std::size_t quote = name == none ? none : text.find_first_of("\"'", name);
    const std::size_t end = quote == none ? none : text.find(text[quote], quote + 1);
    return end == none ? std::string() : asciiLowered(trimmed(text.substr(quote + 1, end - quote - 1)));
}

struct ContentType
{
    std::string type;
    std::string charset;
};

ContentType readContentType(std::string_view header)
{
    ContentType result;
    result.type = asciiLowered(trimmed(header.substr(0, header.find(';'))));
    const std::string lower = asciiLowered(header);
    const std::size_t charset = lower.find("charset=");
    if (charset != std::string::npos) {
        std::string_view value = std::string_view(lower).substr(charset + 8);
        value = trimmed(value.substr(0, value.find(';')));
        for (const char c : value) {
            if (c != '"' && c != '\'')
                result.charset.push_back(c);
        }
    }
    return result;
}

bool isXmlType(std::string_view type)
{
    return type == "application/xml" || type == "text/xml" || type == "application/xml-dtd" ||
           type.ends_with("+xml") || type.ends_with("/xml-external-parsed-entity");
}

/// What the content type and the declaration together say (RFC 7303; for text/… without a charset RFC 3023's
/// us-ascii, which then is noted when it is not true).
std::string agreedEncoding(const ContentType &type, const std::string &declared, bool hasHeaders)
{
    if (type.type.starts_with("text/"))
        return type.charset.empty() ? "us-ascii" : type.charset;
    if (!type.charset.empty())
        return type.charset;
    if (!declared.empty())
        return declared;
    return hasHeaders && type.type.empty() ? "iso-8859-1" : "utf-8";
}

std::string named(std::string encoding)
{
    return encoding == "gb2312" || encoding == "gbk" ? "gb18030" : encoding;
}

bool take(FeedCharacters &result, std::string_view bytes, const std::string &encoding)
{
    if (encoding == "utf-8" || encoding == "utf8") {
        if (!isUtf8(bytes))
            return false;
    } else if (isAsciiName(encoding)) {
        if (!isAscii(bytes))
            return false;
    } else if (isLatin1(encoding)) {
        if (!isAscii(bytes)) {
            result.storage = fromLatin1(bytes);
            result.isOwn = true;
        }
    } else {
        std::optional<std::string> converted = convert(bytes, encoding);
        if (!converted)
            return false;
        result.storage = std::move(*converted);
        result.isOwn = true;
    }
    result.encoding = encoding;
    return true;
}

/// Whether the text has a carriage return, a control character or U+FFFE or U+FFFF; eight bytes at a time.
bool needsTidying(std::string_view text)
{
    constexpr std::uint64_t highBits = 0x8080808080808080ULL;
    constexpr std::uint64_t spaces = 0x2020202020202020ULL;
    std::size_t at = 0;
    const auto suspicious = [&text](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if ((byte < 0x20 && byte != '\n' && byte != '\t') ||
                (byte == 0xEF && text.substr(i + 1, 1) == "\xBF"))
                return true;
        }
        return false;
    };
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        const bool below = ((eight - spaces) & ~eight & highBits) != 0;
        if ((below || (eight & highBits) != 0) && suspicious(at, at + 8))
            return true;
    }
    return suspicious(at, text.size());
}

void tidy(FeedCharacters &result, std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool forbidden = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == '\r') {
            if (at + 1 == text.size() || text[at + 1] != '\n')
                out.push_back('\n');
        } else if (byte == 0xEF &&
                   (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF")) {
            forbidden = true;
            at += 2;
        } else if (byte >= 0x20 || byte == '\n' || byte == '\t') {
            out.push_back(text[at]);
        } else {
            forbidden = true;
        }
    }
    if (forbidden)
        result.troubles.emplace_back("characters that XML does not have");
    result.storage = std::move(out);
    result.isOwn = true;
}
} // namespace

FeedCharacters decodeFeedBytes(std::string_view bytes, const FeedSource &source, const FeedLimits &limits)
{
    FeedCharacters result;
    std::string marked;
    std::size_t skipped = 0;
    for (const Mark &mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            marked = mark.encoding;
            skipped = mark.skips;
            break;
        }
    }
    const std::string_view body = bytes.substr(skipped, limits.bytes);
    if (bytes.size() - skipped > limits.bytes)
        result.troubles.emplace_back("the document is too large");

    std::string beginning(body.substr(0, 1024));
    if (!marked.empty() && marked != "utf-8")
        beginning =
            convert(body.substr(0, std::min<std::size_t>(body.size(), 1024)), marked).value_or(std::string());
    std::string declared = named(declaredEncoding(beginning));
    if (!marked.empty() && isWide(declared))
        declared = marked;
    const ContentType type = readContentType(source.contentType);
    const std::string agreed = named(agreedEncoding(type, declared, source.hasHeaders));
    if (source.hasHeaders && !isXmlType(type.type) && type.type.find("json") == std::string::npos)
        result.troubles.push_back(type.type.empty() ? "no content type" : type.type + " is no type of XML");

    bool found = false;
    for (const std::string &encoding :
         {skipped > 0 || isWide(marked) ? marked : std::string(), agreed, declared, marked,
          std::string("utf-8"), std::string("windows-1252")}) {
        found = !encoding.empty() && take(result, body, encoding);
        if (found)
            break;
    }
    if (!found)
        result.encoding = "utf-8";
    if (result.encoding != agreed && !(isWide(agreed) && isWide(result.encoding)))
        result.troubles.push_back("declared as " + agreed + ", read as " + result.encoding);

    result.begin = skipped;
    result.length = body.size();
    std::string_view text = result.text(bytes);
    if (result.isOwn && text.starts_with("\xEF\xBB\xBF")) {
        result.storage.erase(0, 3);
        text = result.storage;
    }
    if (needsTidying(text)) {
        const std::string before = result.isOwn ? std::move(result.storage) : std::string();
        tidy(result, result.isOwn ? std::string_view(before) : text);
    }
    return result;
}

} // namespace hatstand::listen
