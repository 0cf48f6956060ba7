// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/icc_profile.h"

#include "plan/formats/stripped_picture.h"

#include <QByteArrayView>
#include <QColorSpace>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <vector>

namespace hatstand::plan
{

namespace
{
constexpr qsizetype headerSize = 128;
constexpr qsizetype entrySize = 12; ///< of the table of tags
constexpr quint32 mostTags = 200;

quint32 number(QByteArrayView bytes, qsizetype at)
{
    return at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.data() + at) : 0;
}

quint16 shortNumber(QByteArrayView bytes, qsizetype at)
{
    return at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.data() + at) : quint16(0);
}

QByteArray bytesOf(quint32 value)
{
    QByteArray bytes(4, 0);
    qToBigEndian<quint32>(value, bytes.data());
    return bytes;
}

/// Of a table in several dimensions (10.10 and 10.11), with curves of `in` and `out` points for what goes
/// into it and comes out of it; -1 when it would be longer than the tag.
qsizetype tableLength(QByteArrayView data, qsizetype entry, qsizetype head, qsizetype in, qsizetype out)
{
    const auto inputs = uchar(data[8]);
    const auto outputs = uchar(data[9]);
    const auto points = uchar(data[10]);
    qsizetype grid = 1;
    for (int i = 0; i < inputs && grid <= data.size(); ++i)
        grid *= points;
    return grid > data.size() ? -1 : head + entry * (in * inputs + grid * outputs + out * outputs);
}

/// How long the numbers of a tag are, by its type (chapter 10); -1 for what does not hold numbers only.
qsizetype lengthOf(QByteArrayView data)
{
    if (data.size() < 12)
        return -1;
    const QByteArrayView type = data.first(4);
    if (type == "XYZ ")
        return 20;
    if (type == "sf32")
        return 8 + 4 * 9;
    if (type == "cicp")
        return 12;
    if (type == "curv")
        return 12 + 2 * qsizetype(number(data, 8));
    if (type == "para") {
        constexpr std::array<qsizetype, 5> parameters{1, 3, 4, 5, 7};
        const quint16 kind = shortNumber(data, 8);
        return kind < parameters.size() ? 12 + 4 * parameters.at(kind) : -1;
    }
    if (type == "mft1")
        return tableLength(data, 1, 48, 256, 256);
    if (type == "mft2")
        return tableLength(data, 2, 52, shortNumber(data, 48), shortNumber(data, 50));
    if (type == "mAB " || type == "mBA ")
        return data.size(); // tables at places that it tells itself
    return -1;
}

/// Latin letters only.
QByteArray wordsOf(const QByteArray &words, bool isFour, const char *type)
{
    if (isFour) {
        QByteArray wide;
        for (const char letter : words) {
            wide += '\0';
            wide += letter;
        }
        return "mluc" + bytesOf(0) + bytesOf(1) + bytesOf(12) + "enUS" + bytesOf(quint32(wide.size())) +
               bytesOf(28) + wide;
    }
    if (qstrcmp(type, "desc") == 0) {
        return "desc" + bytesOf(0) + bytesOf(quint32(words.size() + 1)) + words + '\0' + bytesOf(0) +
               bytesOf(0) + QByteArray(3 + 67, 0);
    }
    return "text" + bytesOf(0) + words + '\0';
}

struct Tag
{
    QByteArray name;
    QByteArray data;
};

/// Those that colours are computed from; nothing when one of them is damaged.
std::optional<std::vector<Tag>> colourTags(const QByteArray &profile)
{
    constexpr std::array kept{"wtpt", "chad", "cicp", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC",
                              "bTRC", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2"};
    const quint32 count = number(profile, headerSize);
    if (count > mostTags || headerSize + 4 + qsizetype(count) * entrySize > profile.size())
        return std::nullopt;
    std::vector<Tag> tags;
    for (quint32 i = 0; i < count; ++i) {
        const qsizetype entry = headerSize + 4 + qsizetype(i) * entrySize;
        const QByteArray name = profile.mid(entry, 4);
        const bool isKept =
            std::any_of(kept.begin(), kept.end(), [&name](const char *one) { return name == one; }) &&
            std::none_of(tags.begin(), tags.end(), [&name](const Tag &tag) { return tag.name == name; });
        if (!isKept)
            continue;
        const qsizetype at = number(profile, entry + 4);
        const qsizetype length = number(profile, entry + 8);
        if (at > profile.size() || length > profile.size() - at)
            return std::nullopt;
        QByteArray data = profile.mid(at, length);
        const qsizetype needed = lengthOf(data);
        if (needed < 0 || needed > data.size())
            return std::nullopt;
        data.truncate(needed);
        data.replace(4, 4, bytesOf(0)); // reserved
        tags.push_back({name, data});
    }
    return tags;
}

bool has(const std::vector<Tag> &tags, const char *name)
{
    return std::any_of(tags.begin(), tags.end(), [name](const Tag &tag) { return tag.name == name; });
}

bool describesColours(const std::vector<Tag> &tags)
{
    constexpr std::array matrix{"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    return has(tags, "A2B0") ||
           std::all_of(matrix.begin(), matrix.end(), [&tags](const char *name) { return has(tags, name); });
}

/// What 7.2 asks for, with the same day and no maker for all of them.
QByteArray plainHeader(const QByteArray &profile)
{
    QByteArray header(headerSize, 0);
    const auto keep = [&](qsizetype at, qsizetype length) {
        header.replace(at, length, profile.mid(at, length));
    };
    keep(8, 2);   // version
    keep(12, 12); // class, colours of the picture, colours in between
    header.replace(24, 6, QByteArray("\x07\xd0\0\1\0\1", 6)); // 1 January 2000
    header.replace(36, 4, "acsp");
    header[67] = char(uchar(profile[67]) & 3U);                                   // rendering intent
    header.replace(68, 12, bytesOf(0xF6D6) + bytesOf(0x10000) + bytesOf(0xD32D)); // D50
    return header;
}
} // namespace

bool isRgbProfile(const QByteArray &profile)
{
    return profile.mid(16, 4) == "RGB ";
}

bool isSrgbProfile(const QByteArray &profile)
{
    if (profile.isEmpty())
        return true;
    const QColorSpace space = isRgbProfile(profile) ? QColorSpace::fromIccProfile(profile) : QColorSpace();
    return space.isValid() && space == QColorSpace(QColorSpace::SRgb);
}

std::optional<QByteArray> plainProfile(const QByteArray &profile)
{
    const QByteArray kind = profile.mid(12, 4);
    const bool isOfPictures = kind == "mntr" || kind == "scnr" || kind == "prtr" || kind == "spac";
    const QByteArray between = profile.mid(20, 4);
    if (profile.size() < headerSize + 4 || profile.mid(36, 4) != "acsp" || !isOfPictures ||
        !isRgbProfile(profile) || (between != "XYZ " && between != "Lab "))
        return std::nullopt;
    auto tags = colourTags(profile);
    if (!tags || !describesColours(*tags))
        return std::nullopt;
    const bool isFour = uchar(profile[8]) >= 4;
    tags->push_back({"desc", wordsOf("RGB", isFour, "desc")});
    tags->push_back({"cprt", wordsOf("CC0", isFour, "text")}); // Qt takes no tag below 12 bytes
    QByteArray table = bytesOf(quint32(tags->size()));
    QByteArray contents;
    const qsizetype begin = headerSize + 4 + qsizetype(tags->size()) * entrySize;
    for (size_t i = 0; i < tags->size(); ++i) {
        const Tag &tag = (*tags)[i];
        table += tag.name + bytesOf(quint32(begin + contents.size())) + bytesOf(quint32(tag.data.size()));
        contents += tag.data;
        contents.append((4 - contents.size() % 4) % 4, '\0');
    }
    QByteArray plain = plainHeader(profile) + table + contents;
    plain.replace(0, 4, bytesOf(quint32(plain.size())));
    return plain;
}

Colours coloursOf(const StrippedPicture &picture)
{
    if (picture.hasForeignColours)
        return Colours::Foreign;
    if (picture.isCmyk || picture.hasOtherColours)
        return Colours::Convertible;
    if (isSrgbProfile(picture.profile))
        return Colours::Usual;
    // Pixels of grey and CMYK have been made RGB by the decoder; and nobody can follow a damaged profile.
    if (!isRgbProfile(picture.profile) || QColorSpace::fromIccProfile(picture.profile).isValid())
        return Colours::Convertible;
    return plainProfile(picture.profile) ? Colours::Foreign : Colours::Convertible;
}

} // namespace hatstand::plan
