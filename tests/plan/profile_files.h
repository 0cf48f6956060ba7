// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Colour profiles that tell more than colours.
#pragma once

#include "picture_files.h"

#include <QColorSpace>

#include <utility>
#include <vector>

namespace hatstand::tests
{

using ProfileTag = std::pair<QByteArray, QByteArray>;

/// A profile of a monitor with those tags, as a program for calibration writes it: with a secret in its name,
/// its maker and a tag of its own.
inline QByteArray profileOf(std::vector<ProfileTag> tags, QByteArray header)
{
    tags.emplace_back("desc", "desc" + big32(0) + big32(quint32(secret.size() + 1)) + secret + '\0' +
                                  big32(0) + big32(0) + QByteArray(70, 0));
    tags.emplace_back("cprt", "text" + big32(0) + secret + '\0');
    tags.emplace_back("meta", "dict" + big32(0) + secret);
    header.replace(8, 4, big32(0x02400000));
    header.replace(48, 8, "EIZOCG27");
    header.replace(80, 4, "user");
    header.replace(84, 16, secret.left(16));
    QByteArray table = big32(quint32(tags.size()));
    QByteArray contents;
    for (const auto &[name, data] : tags) {
        table += name + big32(quint32(128 + 4 + 12 * tags.size() + size_t(contents.size()))) +
                 big32(quint32(data.size()));
        contents += data;
        contents.append((4 - contents.size() % 4) % 4, '\0');
    }
    QByteArray profile = header.left(128) + table + contents;
    return profile.replace(0, 4, big32(quint32(profile.size())));
}

/// The tags of a profile, in their order.
inline std::vector<ProfileTag> tagsOf(const QByteArray &profile)
{
    const auto number = [&profile](qsizetype at) {
        return qFromBigEndian<quint32>(profile.constData() + at);
    };
    std::vector<ProfileTag> tags;
    for (quint32 i = 0; i < number(128); ++i) {
        const qsizetype entry = 132 + 12 * qsizetype(i);
        tags.emplace_back(profile.mid(entry, 4), profile.mid(number(entry + 4), number(entry + 8)));
    }
    return tags;
}

/// The same colours, told by a program that tells more.
inline QByteArray tellingProfile(const QByteArray &plain)
{
    std::vector<ProfileTag> tags = tagsOf(plain);
    std::erase_if(tags, [](const ProfileTag &tag) { return tag.first == "desc" || tag.first == "cprt"; });
    return profileOf(tags, plain.left(128));
}

/// One that has a table in the place of a matrix, which Qt 6.4 cannot use.
inline QByteArray tableProfile()
{
    QByteArray table = "mft1" + big32(0) + QByteArray("\3\3\2\0", 4);
    for (int i = 0; i < 9; ++i)
        table += big32(i % 4 == 0 ? 0x10000 : 0);
    QByteArray curve(256, 0);
    for (int i = 0; i < 256; ++i)
        curve[i] = char(i);
    table += curve + curve + curve + QByteArray(8 * 3, '\x40') + curve + curve + curve;
    const std::vector<ProfileTag> srgb = tagsOf(QColorSpace(QColorSpace::SRgb).iccProfile());
    std::vector<ProfileTag> tags{{"A2B0", table}};
    for (const ProfileTag &tag : srgb) {
        if (tag.first == "wtpt")
            tags.push_back(tag);
    }
    QByteArray header = QColorSpace(QColorSpace::SRgb).iccProfile().left(128);
    header.replace(20, 4, "Lab ");
    return profileOf(tags, header);
}

} // namespace hatstand::tests
