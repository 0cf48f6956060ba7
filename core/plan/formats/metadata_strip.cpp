// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/metadata_strip.h"

#include "plan/formats/coded_colours.h"
#include "plan/formats/gif_strip.h"
#include "plan/formats/jpeg_strip.h"
#include "plan/formats/orientation.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace hatstand::plan
{

namespace
{
using namespace std::string_view_literals;

quint32 bigEndian(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

bool isNear(quint32 value, quint32 wanted, quint32 tolerance)
{
    return value + tolerance >= wanted && value <= wanted + tolerance;
}

/// Gamma and primaries of sRGB as the PNG specification gives them (chapters 11.3.2.1 and 11.3.2.2).
bool isSrgbGamma(const QByteArray &data)
{
    return data.size() == 4 && isNear(bigEndian(data, 0), 45455, 500);
}

bool isSrgbPrimaries(const QByteArray &data)
{
    constexpr std::array<quint32, 8> srgb{31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    if (data.size() != 32)
        return false;
    for (size_t i = 0; i < srgb.size(); ++i) {
        if (!isNear(bigEndian(data, qsizetype(i) * 4), srgb[i], 1000))
            return false;
    }
    return true;
}

/// The profile in an iCCP chunk: a name, a zero, the method 0, and a zlib stream. Null when it is damaged or
/// so large that it might be a trap.
QByteArray pngProfile(const QByteArray &data)
{
    const qsizetype nameEnd = data.indexOf('\0');
    constexpr qsizetype mostPacked =
        qsizetype(64) * 1024; // a thousand times that, at most, when it is unpacked
    if (nameEnd < 0 || nameEnd + 2 >= data.size() || data.size() > mostPacked)
        return {};
    QByteArray packed(4, 0);
    qToBigEndian<quint32>(4096, packed.data());
    return qUncompress(packed + data.mid(nameEnd + 2));
}

bool isKeptInPng(std::string_view type)
{
    // The last three are those of animations. A profile is put in again where it is needed: withProfile.
    // Colours in numbers (cICP) name nobody.
    constexpr std::array kept{"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv, "sRGB"sv,
                              "cICP"sv, "sBIT"sv, "bKGD"sv, "hIST"sv, "pHYs"sv, "acTL"sv, "fcTL"sv, "fdAT"sv};
    return std::find(kept.begin(), kept.end(), type) != kept.end();
}

/// What a profile takes the place of, and must not come to count when the profile goes.
bool tellsColours(std::string_view type)
{
    return type == "gAMA"sv || type == "cHRM"sv || type == "sRGB"sv;
}

/// What is named by numbers counts before everything else that a picture says of its colours.
void takeColours(StrippedPicture &picture, CodedColours coded, bool isOther)
{
    if (coded == CodedColours::Srgb)
        picture.profile.clear();
    picture.hasForeignColours = coded == CodedColours::Foreign;
    picture.hasOtherColours = coded == CodedColours::DisplayP3 || (coded == CodedColours::None && isOther);
}

std::optional<StrippedPicture> strippedPng(const QByteArray &bytes)
{
    StrippedPicture picture;
    std::vector<std::pair<qsizetype, qsizetype>> colours; // where they stand in what is kept, how long
    picture.bytes.reserve(bytes.size());
    picture.bytes += bytes.left(8);
    CodedColours coded = CodedColours::None;
    bool isSrgb = false;
    bool isGammaOther = false;
    bool isOther = false;
    bool isTold = false;
    bool hasBegun = false;
    for (qsizetype at = 8; at + 12 <= bytes.size();) {
        const quint32 length = bigEndian(bytes, at);
        if (length > quint64(bytes.size() - at - 12))
            return std::nullopt;
        const std::string_view type(bytes.constData() + at + 4, 4);
        const auto data = [&] { return bytes.mid(at + 8, length); };
        if (type == "sRGB"sv) {
            isSrgb = true;
        } else if (type == "gAMA"sv) {
            isGammaOther |= !isSrgbGamma(data());
        } else if (type == "cHRM"sv) {
            isGammaOther |= !isSrgbPrimaries(data());
        } else if (type == "cICP"sv && !hasBegun) {
            coded = codedColours(data());
        } else if (type == "iCCP"sv) {
            picture.profile = pngProfile(data());
            isOther |= picture.profile.isEmpty();
        } else if (type == "acTL"sv) {
            picture.isAnimated |= !hasBegun; // behind the picture it means nothing, as isAnimation() knows
        } else if (type == "IDAT"sv) {
            hasBegun = true;
        } else if (type == "eXIf"sv && !isTold) {
            picture.orientation = exifOrientation(data());
            isTold = true;
        }
        if (tellsColours(type))
            colours.emplace_back(picture.bytes.size(), qsizetype(length) + 12);
        if (isKeptInPng(type))
            picture.bytes += QByteArrayView(bytes).sliced(at, qsizetype(length) + 12);
        else if ((uchar(type[0]) & 0x20U) == 0)
            return std::nullopt; // needed to show it, and not known
        if (type == "IEND"sv) {
            takeColours(picture, coded, isOther || (isGammaOther && !isSrgb && picture.profile.isEmpty()));
            for (auto one = colours.rbegin(); one != colours.rend() && !picture.profile.isEmpty(); ++one)
                picture.bytes.remove(one->first, one->second);
            return picture;
        }
        at += qsizetype(length) + 12;
    }
    return std::nullopt;
}

struct RiffChunk
{
    std::string_view type;
    qsizetype at = 0;
    qsizetype length = 0; ///< of what it holds
    [[nodiscard]] qsizetype next() const { return at + 8 + length + length % 2; }
};

std::optional<RiffChunk> riffChunk(const QByteArray &bytes, qsizetype at, qsizetype end)
{
    if (at + 8 > end)
        return std::nullopt;
    const RiffChunk chunk{std::string_view(bytes.constData() + at, 4), at,
                          qsizetype(qFromLittleEndian<quint32>(bytes.constData() + at + 4))};
    return chunk.length <= end - at - 8 ? std::optional(chunk) : std::nullopt;
}

void appendChunk(QByteArray &out, std::string_view type, QByteArrayView content)
{
    out += QByteArrayView(type.data(), qsizetype(type.size()));
    std::array<char, 4> length{};
    qToLittleEndian<quint32>(quint32(content.size()), length.data());
    out += QByteArrayView(length.data(), 4);
    out += content;
    if (content.size() % 2 != 0)
        out += '\0';
}

bool isWebpImage(std::string_view type)
{
    return type == "VP8 "sv || type == "VP8L"sv || type == "ALPH"sv;
}

/// One picture of an animation: 16 bytes about it, then chunks of its own.
std::optional<QByteArray> strippedFrame(const QByteArray &bytes, const RiffChunk &frame)
{
    if (frame.length < 16)
        return std::nullopt;
    QByteArray kept = bytes.mid(frame.at + 8, 16);
    const qsizetype end = frame.at + 8 + frame.length;
    for (qsizetype at = frame.at + 24; at < end;) {
        const auto chunk = riffChunk(bytes, at, end);
        if (!chunk)
            return std::nullopt;
        if (isWebpImage(chunk->type))
            appendChunk(kept, chunk->type, QByteArrayView(bytes).sliced(at + 8, chunk->length));
        at = chunk->next();
    }
    return kept;
}

std::optional<StrippedPicture> strippedWebp(const QByteArray &bytes)
{
    StrippedPicture picture;
    if (bytes.size() < 20)
        return std::nullopt;
    const quint64 riffSize = qFromLittleEndian<quint32>(bytes.constData() + 4);
    if (riffSize + 8 > quint64(bytes.size()))
        return std::nullopt;
    const auto end = qsizetype(riffSize + 8);
    QByteArray chunks;
    chunks.reserve(bytes.size());
    bool hasImage = false;
    bool isTold = false;
    for (qsizetype at = 12; at < end;) {
        const auto chunk = riffChunk(bytes, at, end);
        if (!chunk)
            return std::nullopt;
        QByteArray content = bytes.mid(at + 8, chunk->length);
        if (chunk->type == "VP8X"sv) {
            if (content.size() < 10)
                return std::nullopt;
            // Bits 2, 3 and 5: XMP, EXIF and profile (RFC 9649, section 2.7).
            content[0] = char(uchar(content[0]) & ~0x2CU);
            appendChunk(chunks, chunk->type, content);
        } else if (chunk->type == "ICCP"sv) {
            picture.profile = content;
        } else if (chunk->type == "EXIF"sv && !isTold) {
            picture.orientation = exifOrientation(content);
            isTold = true;
        } else if (chunk->type == "ANIM"sv) {
            picture.isAnimated = true;
            appendChunk(chunks, chunk->type, content);
        } else if (chunk->type == "ANMF"sv) {
            const auto frame = strippedFrame(bytes, *chunk);
            if (!frame)
                return std::nullopt;
            hasImage = true;
            picture.isAnimated = true;
            appendChunk(chunks, chunk->type, *frame);
        } else if (isWebpImage(chunk->type)) {
            hasImage |= chunk->type != "ALPH"sv;
            appendChunk(chunks, chunk->type, content);
        }
        at = chunk->next();
    }
    if (!hasImage)
        return std::nullopt;
    appendChunk(picture.bytes, "RIFF"sv, QByteArray("WEBP") + chunks);
    return picture;
}
} // namespace

std::optional<StrippedPicture> withoutMetadata(const QByteArray &bytes, const QString &mimeType)
{
    if (mimeType == QLatin1StringView("image/jpeg") && bytes.startsWith("\xff\xd8\xff"))
        return strippedJpeg(bytes);
    if (mimeType == QLatin1StringView("image/png") && bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return strippedPng(bytes);
    if (mimeType == QLatin1StringView("image/webp") && bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return strippedWebp(bytes);
    if (mimeType == QLatin1StringView("image/gif") && bytes.startsWith("GIF8"))
        return strippedGif(bytes);
    return std::nullopt;
}

} // namespace hatstand::plan
