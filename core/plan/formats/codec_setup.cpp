// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/codec_setup.h"

#include "plan/formats/flac_setup.h"

#include <QtEndian>

namespace hatstand::plan
{

namespace
{
std::optional<CodecSetup> withNals(std::optional<NalSetup> setup)
{
    if (!setup)
        return std::nullopt;
    return CodecSetup{std::move(setup->patches), setup->coding};
}

std::optional<CodecSetup> avc(const QByteArray &setup)
{
    return withNals(avcSetup(setup));
}

std::optional<CodecSetup> hevc(const QByteArray &setup)
{
    return withNals(hevcSetup(setup));
}

/// Of that length, and nothing behind it.
CodecSetup upTo(const QByteArray &setup, qsizetype length)
{
    CodecSetup kept;
    if (setup.size() > length)
        kept.patches.push_back({length, {}, setup.size() - length});
    return kept;
}

/// A number, a length of one and a byte, for each of four things ("VP9 Codec Feature Metadata").
std::optional<CodecSetup> vp9(const QByteArray &setup)
{
    constexpr qsizetype features = 4;
    if (setup.size() % 3 != 0 || setup.size() > features * 3)
        return std::nullopt;
    for (qsizetype at = 0; at < setup.size(); at += 3) {
        if (setup[at] < 1 || setup[at] > features || setup[at + 1] != 1)
            return std::nullopt;
    }
    return CodecSetup();
}

/// "av1C" (AV1 in ISO base media files, 2.3): four bytes, then units that may stand before each frame. Of
/// those that hold anything but how pictures are coded ("metadata") only what tells of brightness is known.
std::optional<CodecSetup> av1(const QByteArray &setup)
{
    constexpr unsigned sequenceHeader = 1;
    constexpr unsigned metadata = 5;
    if (setup.size() < 4 || uchar(setup[0]) != 0x81)
        return std::nullopt;
    for (qsizetype at = 4; at < setup.size();) {
        const unsigned type = uchar(setup[at]) >> 3U & 0xFU;
        const bool hasExtension = (uchar(setup[at]) & 4U) != 0;
        const bool hasSize = (uchar(setup[at]) & 2U) != 0;
        at += hasExtension ? 2 : 1;
        quint64 length = 0;
        bool isMore = hasSize;
        for (unsigned shift = 0; isMore && shift < 28 && at < setup.size(); shift += 7) {
            length |= quint64(uchar(setup[at]) & 0x7FU) << shift;
            isMore = (uchar(setup[at++]) & 0x80U) != 0;
        }
        if (!hasSize || isMore || length == 0 || length > quint64(setup.size() - at))
            return std::nullopt;
        constexpr quint64 longest = 32;
        const bool isBrightness = type == metadata && (setup[at] == 1 || setup[at] == 2) && length <= longest;
        if (type != sequenceHeader && !isBrightness)
            return std::nullopt;
        at += qsizetype(length);
    }
    return CodecSetup();
}

/// The name of one of ProRes' kinds.
std::optional<CodecSetup> proRes(const QByteArray &setup)
{
    constexpr std::array kinds{"apco", "apcs", "apcn", "apch", "ap4h", "ap4x"};
    const QByteArray kind = setup.left(4);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        return std::nullopt;
    return upTo(setup, 4);
}

/// RFC 7845, 5.1: with a table of channels where there are more than two.
std::optional<CodecSetup> opus(const QByteArray &setup)
{
    constexpr qsizetype plain = 19;
    if (setup.size() < plain || !setup.startsWith("OpusHead"))
        return std::nullopt;
    const qsizetype length = setup[plain - 1] == 0 ? plain : plain + 2 + uchar(setup[9]);
    if (setup.size() < length)
        return std::nullopt;
    return upTo(setup, length);
}

/// Three packets behind a count and the lengths of the first two: 255s and a last byte, added up. In the
/// place of the second, the comments, is one of the same length that has none (Vorbis I, 5.2.1).
std::optional<CodecSetup> vorbis(const QByteArray &setup)
{
    qsizetype at = 1;
    const auto length = [&] {
        qsizetype sum = 0;
        while (at < setup.size()) {
            const auto byte = uchar(setup[at++]);
            sum += byte;
            if (byte != 255)
                break;
        }
        return sum;
    };
    if (setup.isEmpty() || setup[0] != 2)
        return std::nullopt;
    constexpr qsizetype identification = 30;
    constexpr qsizetype leastComments = 7 + 4 + 4 + 1;
    const qsizetype first = length();
    const qsizetype comments = length();
    const qsizetype from = at + first;
    if (first != identification || comments < leastComments || from + comments > setup.size() ||
        setup.mid(at, 7) != "\1vorbis" || setup.mid(from, 7) != "\3vorbis" ||
        setup.mid(from + comments, 7) != "\5vorbis")
        return std::nullopt;
    // All of it is the name of who made it, of zeros; then no comments, and the end.
    QByteArray head(4, 0);
    qToLittleEndian<quint32>(quint32(comments - leastComments), head.data());
    CodecSetup kept;
    kept.patches.push_back({from, "\3vorbis" + head, comments - leastComments + 4});
    kept.patches.push_back({from + comments - 1, QByteArrayLiteral("\1"), 0});
    return kept;
}

/// AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1), of the kinds that are met with. One that describes its
/// channels itself may have a comment among them.
std::optional<CodecSetup> aac(const QByteArray &setup)
{
    if (setup.size() < 2)
        return std::nullopt;
    QByteArray padded = setup.left(8);
    padded.resize(8, '\0');
    const auto bits = qFromBigEndian<quint64>(padded.constData());
    const auto kind = bits >> 59U;
    const bool isRateTold = (bits >> 55U & 0xFU) == 0xF;
    const auto channels = bits >> (isRateTold ? 27U : 51U) & 0xFU;
    constexpr std::array<quint64, 6> kinds{1, 2, 3, 4, 5, 29};
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end() || channels == 0)
        return std::nullopt;
    constexpr qsizetype longest = 18; // with all that may be told of it
    return upTo(setup, longest);
}

/// The set-up, and where there are many the order of channels: 24 bytes each.
std::optional<CodecSetup> alac(const QByteArray &setup)
{
    if (setup.size() != 24 && setup.size() != 48)
        return std::nullopt;
    return CodecSetup();
}

std::optional<CodecSetup> flac(const QByteArray &setup)
{
    auto patches = flacPatches(setup);
    if (!patches)
        return std::nullopt;
    return CodecSetup{std::move(*patches), std::nullopt};
}

struct Codec
{
    const char *id = nullptr;
    SetupKind kind = SetupKind::Unknown;
    std::optional<CodecSetup> (*read)(const QByteArray &) = nullptr;
};
// Not here, as they may tell anything in ways of their own: those of VfW, ACM and QuickTime, and Motion JPEG.
constexpr std::array codecs{
    Codec{"V_VP8", SetupKind::None},
    Codec{"V_VP9", SetupKind::Some, vp9},
    Codec{"V_AV1", SetupKind::Some, av1},
    Codec{"V_MPEG4/ISO/AVC", SetupKind::Needed, avc},
    Codec{"V_MPEGH/ISO/HEVC", SetupKind::Needed, hevc},
    Codec{"V_PRORES", SetupKind::Some, proRes},
    Codec{"A_OPUS", SetupKind::Some, opus},
    Codec{"A_VORBIS", SetupKind::Some, vorbis},
    Codec{"A_AAC", SetupKind::Some, aac},
    Codec{"A_FLAC", SetupKind::Some, flac},
    Codec{"A_ALAC", SetupKind::Some, alac},
    Codec{"A_MPEG/L3", SetupKind::None},
    Codec{"A_MPEG/L2", SetupKind::None},
    Codec{"A_MPEG/L1", SetupKind::None},
    Codec{"A_AC3", SetupKind::None},
    Codec{"A_EAC3", SetupKind::None},
    Codec{"A_DTS", SetupKind::None},
    Codec{"A_PCM/INT/LIT", SetupKind::None},
    Codec{"A_PCM/INT/BIG", SetupKind::None},
    Codec{"A_PCM/FLOAT/IEEE", SetupKind::None},
};

const Codec *codecOf(const QByteArray &id)
{
    const auto codec =
        std::find_if(codecs.begin(), codecs.end(), [&id](const Codec &one) { return id == one.id; });
    return codec == codecs.end() ? nullptr : &*codec;
}
} // namespace

SetupKind setupKind(const QByteArray &codec)
{
    const Codec *known = codecOf(codec);
    return known ? known->kind : SetupKind::Unknown;
}

std::optional<CodecSetup> codecSetup(const QByteArray &codec, const QByteArray &setup)
{
    const Codec *known = codecOf(codec);
    return known && known->read ? known->read(setup) : std::nullopt;
}

} // namespace hatstand::plan
