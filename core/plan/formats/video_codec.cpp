// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/video_codec.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace hatstand::plan
{

namespace
{
struct Code
{
    const char *code;
    const char *name;
};
// The registered sample entries (mp4ra.org) and codec mappings of Matroska (matroska.org) that are met with.
constexpr std::array codes{
    Code{"avc1", "h264"},
    Code{"avc2", "h264"},
    Code{"avc3", "h264"},
    Code{"avc4", "h264"},
    Code{"hvc1", "hevc"},
    Code{"hev1", "hevc"},
    Code{"dvh1", "hevc"},
    Code{"dvhe", "hevc"},
    Code{"av01", "av1"},
    Code{"vp08", "vp8"},
    Code{"vp09", "vp9"},
    Code{"mp4v", "mpeg4"},
    Code{"jpeg", "mjpeg"},
    Code{"apcn", "prores"},
    Code{"apch", "prores"},
    Code{"apcs", "prores"},
    Code{"apco", "prores"},
    Code{"ap4h", "prores"},
    Code{"ap4x", "prores"},
    Code{"s263", "h263"},
    Code{"mp4a", "aac"},
    Code{"Opus", "opus"},
    Code{"fLaC", "flac"},
    Code{"alac", "alac"},
    Code{"ac-3", "ac3"},
    Code{"ec-3", "eac3"},
    Code{".mp3", "mp3"},
    Code{"sowt", "pcm"},
    Code{"twos", "pcm"},
    Code{"lpcm", "pcm"},
    Code{"in24", "pcm"},
    Code{"samr", "amr_nb"},
    Code{"V_VP8", "vp8"},
    Code{"V_VP9", "vp9"},
    Code{"V_AV1", "av1"},
    Code{"V_MPEG4/ISO/AVC", "h264"},
    Code{"V_MPEGH/ISO/HEVC", "hevc"},
    Code{"A_OPUS", "opus"},
    Code{"A_VORBIS", "vorbis"},
    Code{"A_AAC", "aac"},
    Code{"A_FLAC", "flac"},
    Code{"A_MPEG/L3", "mp3"},
    Code{"A_AC3", "ac3"},
    Code{"A_PCM/INT/LIT", "pcm"},
};

struct Words
{
    const char *name;
    const char *words;
};
// Proper names, not translated.
constexpr std::array words{
    Words{"h264", "H.264"}, Words{"hevc", "H.265 (HEVC)"}, Words{"av1", "AV1"},       Words{"vp8", "VP8"},
    Words{"vp9", "VP9"},    Words{"mpeg4", "MPEG-4"},      Words{"prores", "ProRes"}, Words{"aac", "AAC"},
    Words{"opus", "Opus"},  Words{"vorbis", "Vorbis"},     Words{"mp3", "MP3"},       Words{"flac", "FLAC"},
};
} // namespace

QString codecName(const QByteArray &code)
{
    for (const Code &known : codes) {
        if (code == known.code)
            return QString::fromLatin1(known.name);
    }
    const bool isReadable =
        std::all_of(code.begin(), code.end(), [](char one) { return one >= ' ' && one < 127; });
    return isReadable ? QString::fromLatin1(code.left(32)).trimmed() : QString();
}

QString codecWords(const QString &name)
{
    for (const Words &known : words) {
        if (name == QLatin1StringView(known.name))
            return QString::fromLatin1(known.words);
    }
    return name;
}

QString codecList(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names)
        shown << codecWords(name);
    return QLocale().createSeparatedList(shown);
}

} // namespace hatstand::plan
