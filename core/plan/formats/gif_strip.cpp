// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/gif_strip.h"

#include <QByteArrayView>

namespace hatstand::plan
{

namespace
{
// Introducers and labels, GIF89a, appendix A.
constexpr uchar extension = 0x21;
constexpr uchar image = 0x2C;
constexpr uchar trailer = 0x3B;
constexpr uchar plainText = 0x01;
constexpr uchar graphicControl = 0xF9;
constexpr uchar application = 0xFF;

/// The bytes of a colour table by the packed field that announces it.
qsizetype tableSize(uchar packed)
{
    return (packed & 0x80U) != 0 ? qsizetype(3) << ((packed & 7U) + 1) : 0;
}

/// Behind the sub-blocks that begin there; -1 when they do not end.
qsizetype behindBlocks(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size()) {
        const auto length = uchar(bytes[at]);
        at += length + 1;
        if (length == 0)
            return at;
    }
    return -1;
}

constexpr qsizetype controlSize = 8;
constexpr qsizetype loopSize = 19;

/// How often the animation runs, and nothing that may stand behind it; empty for other blocks.
QByteArray loopIn(QByteArrayView block)
{
    const QByteArrayView name = block.size() < loopSize ? QByteArrayView() : block.sliced(3, 11);
    const bool isLoop = uchar(block[1]) == application && (name == "NETSCAPE2.0" || name == "ANIMEXTS1.0") &&
                        block[14] == 3 && block[15] == 1;
    return isLoop ? block.first(loopSize - 1).toByteArray() + '\0' : QByteArray();
}
} // namespace

std::optional<StrippedPicture> strippedGif(const QByteArray &bytes)
{
    if (bytes.size() < 13)
        return std::nullopt;
    StrippedPicture picture;
    picture.bytes.reserve(bytes.size());
    qsizetype at = 13 + tableSize(uchar(bytes[10]));
    if (at > bytes.size())
        return std::nullopt;
    picture.bytes += QByteArrayView(bytes).first(at);
    int images = 0;
    QByteArrayView control; // of what comes next
    // Many end without a trailer; what ends within a block is damaged.
    while (at < bytes.size() && uchar(bytes[at]) != trailer) {
        const auto kind = uchar(bytes[at]);
        qsizetype end = -1;
        if (kind == extension && at + 2 < bytes.size()) {
            end = behindBlocks(bytes, at + 2);
        } else if (kind == image && at + 10 < bytes.size()) {
            ++images;
            end = behindBlocks(bytes, at + 10 + tableSize(uchar(bytes[at + 9])) + 1);
        }
        if (end < 0)
            return std::nullopt;
        const QByteArrayView block = QByteArrayView(bytes).sliced(at, end - at);
        const uchar label = kind == extension ? uchar(bytes[at + 1]) : uchar(0);
        if (kind == image) {
            picture.bytes += control;
            picture.bytes += block;
        } else {
            picture.bytes += loopIn(block);
        }
        // Nobody shows the text of a GIF any more: it goes, and what belongs to it.
        if (kind == image || label == plainText)
            control = {};
        else if (label == graphicControl)
            control = block.size() == controlSize ? block : QByteArrayView();
        at = end;
    }
    if (images == 0)
        return std::nullopt;
    picture.bytes += char(trailer);
    picture.isAnimated = images > 1;
    return picture;
}

} // namespace hatstand::plan
