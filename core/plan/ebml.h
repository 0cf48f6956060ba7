// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

/// The elements that WebM and Matroska files are made of (RFC 8794, RFC 9559), read from hostile files too.
namespace hatstand::plan
{

struct EbmlElement
{
    quint32 id = 0; ///< with its length marker; 0: there is no whole element here
    qint64 at = 0;
    qint64 content = 0;
    qint64 end = 0;
    bool isOpen = false; ///< its size is not told; `end` is that of its parent
};

[[nodiscard]] EbmlElement readEbmlElement(QIODevice &file, qint64 at, qint64 parentEnd);
/// What it holds, at most 4 kB.
[[nodiscard]] QByteArray contentOf(QIODevice &file, const EbmlElement &element);
/// As an unsigned integer of up to eight bytes.
[[nodiscard]] quint64 unsignedOf(const QByteArray &content);
/// As a floating-point number of four or eight bytes; 0 for others.
[[nodiscard]] double floatOf(const QByteArray &content);

namespace ebml
{
constexpr quint32 segment = 0x18538067;
constexpr quint32 info = 0x1549A966;
constexpr quint32 timestampScale = 0x2AD7B1;
constexpr quint32 duration = 0x4489;
constexpr quint32 tracks = 0x1654AE6B;
constexpr quint32 track = 0xAE;
constexpr quint32 trackType = 0x83;
constexpr quint32 codecId = 0x86;
constexpr quint32 video = 0xE0;
constexpr quint32 pixelWidth = 0xB0;
constexpr quint32 pixelHeight = 0xBA;
constexpr quint32 cluster = 0x1F43B675;
constexpr quint32 tags = 0x1254C367;
constexpr quint32 attachments = 0x1941A469;
constexpr quint32 dateUtc = 0x4461;
constexpr quint32 title = 0x7BA9;
constexpr quint32 empty = 0xEC; ///< "Void": to be skipped
} // namespace ebml

/// Visits the elements between two places, in order. What lies in a cluster of unknown size is visited as if
/// it stood beside it. At most 200,000: those of some hours.
template <class Visit>
void forEachEbmlElement(QIODevice &file, qint64 from, qint64 end, Visit visit)
{
    for (int count = 0; count < 200'000; ++count) {
        const EbmlElement element = readEbmlElement(file, from, end);
        if (element.id == 0)
            return;
        visit(element);
        from = element.isOpen && element.id == ebml::cluster ? element.content : element.end;
    }
}

} // namespace hatstand::plan
