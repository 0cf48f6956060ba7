// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/jpeg_strip.h"

#include "plan/formats/orientation.h"

#include <QByteArrayView>
#include <QtEndian>

#include <array>
#include <map>

namespace hatstand::plan
{

namespace
{
// Markers, ITU-T T.81, table B.1.
constexpr uchar startOfScan = 0xDA;
constexpr uchar endOfImage = 0xD9;
constexpr uchar app0 = 0xE0;
constexpr uchar app1 = 0xE1;
constexpr uchar app2 = 0xE2;
constexpr uchar app14 = 0xEE;
constexpr uchar app15 = 0xEF;
constexpr uchar comment = 0xFE;

bool isRestart(uchar marker)
{
    return marker >= 0xD0 && marker <= 0xD7;
}

/// Frames: C0 to CF without tables (C4), reserved (C8) and arithmetic conditioning (CC).
bool isFrame(uchar marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool isTable(uchar marker)
{
    return marker == 0xC4 || marker == 0xCC || (marker >= 0xDB && marker <= 0xDD);
}

void appendSegment(QByteArray &out, uchar marker, QByteArrayView content)
{
    std::array<char, 4> head{char(0xFF), char(marker)};
    qToBigEndian<quint16>(quint16(content.size() + 2), head.data() + 2);
    out += QByteArrayView(head.data(), 4);
    out += content;
}

class Stripper
{
public:
    explicit Stripper(const QByteArray &bytes) : m_bytes(bytes) { m_picture.bytes.reserve(bytes.size()); }

    std::optional<StrippedPicture> strip()
    {
        m_picture.bytes += QByteArrayView("\xff\xd8", 2);
        for (qsizetype at = 2;;) {
            const auto marker = markerAt(at);
            if (!marker)
                return std::nullopt;
            if (*marker == endOfImage)
                return finish();
            const qsizetype left = m_bytes.size() - at;
            const qsizetype length = left < 2 ? 0 : qFromBigEndian<quint16>(m_bytes.constData() + at);
            if (length < 2 || length > left || !take(*marker, m_bytes.mid(at + 2, length - 2)))
                return std::nullopt;
            at += length;
            if (*marker == startOfScan)
                at = takeScan(at);
        }
    }

private:
    /// Moves behind the marker there, and the bytes that may fill the space before it.
    std::optional<uchar> markerAt(qsizetype &at) const
    {
        if (at >= m_bytes.size() || uchar(m_bytes[at]) != 0xFF)
            return std::nullopt;
        while (at < m_bytes.size() && uchar(m_bytes[at]) == 0xFF)
            ++at;
        if (at >= m_bytes.size())
            return std::nullopt;
        return uchar(m_bytes[at++]);
    }

    /// False for what is not known: then nothing can be said of the file.
    bool take(uchar marker, const QByteArray &content)
    {
        if (isFrame(marker)) {
            // Precision, height, width, number of components.
            m_picture.isCmyk |= content.size() > 5 && content[5] == 4;
            appendSegment(m_picture.bytes, marker, content);
        } else if (isTable(marker) || marker == startOfScan) {
            m_hasScan |= marker == startOfScan;
            appendSegment(m_picture.bytes, marker, content);
        } else if (marker == app0) {
            takeJfif(content);
        } else if (marker == app1) {
            takeTurn(content);
        } else if (marker == app2) {
            takeProfile(content);
        } else if (marker == app14) {
            if (content.startsWith("Adobe") && content.size() >= 12)
                appendSegment(m_picture.bytes, marker, content.left(12));
        } else if (marker != comment && (marker < app0 || marker > app15)) {
            return false;
        }
        return true;
    }

    void takeJfif(QByteArray content)
    {
        if (!content.startsWith(QByteArrayView("JFIF\0", 5)) || content.size() < 14)
            return;
        // The last two bytes are the size of a thumbnail, which may show more than the picture.
        content.truncate(14);
        content[12] = 0;
        content[13] = 0;
        appendSegment(m_picture.bytes, app0, content);
    }

    /// XMP is of the same kind and may stand before it.
    void takeTurn(const QByteArray &content)
    {
        if (m_isTold || !isExifSegment(content))
            return;
        m_isTold = true;
        m_picture.orientation = exifOrientation(content);
    }

    void takeProfile(const QByteArray &content)
    {
        if (!content.startsWith(QByteArrayView("ICC_PROFILE\0", 12)) || content.size() < 14)
            return;
        m_profile.emplace(uchar(content[12]), content.mid(14));
    }

    /// Copies what is coded, up to the next marker that is none of it; answers where that is.
    qsizetype takeScan(qsizetype from)
    {
        qsizetype at = from;
        while ((at = m_bytes.indexOf(char(0xFF), at)) >= 0 && at + 1 < m_bytes.size()) {
            const auto next = uchar(m_bytes[at + 1]);
            if (next != 0 && !isRestart(next))
                break;
            at += 2;
        }
        const qsizetype end = at < 0 ? m_bytes.size() : at;
        m_picture.bytes += QByteArrayView(m_bytes).sliced(from, end - from);
        return end;
    }

    std::optional<StrippedPicture> finish()
    {
        if (!m_hasScan)
            return std::nullopt;
        m_picture.bytes += QByteArrayView("\xff\xd9", 2);
        for (const auto &[number, part] : m_profile)
            m_picture.profile += part;
        return std::move(m_picture);
    }

    const QByteArray &m_bytes;
    StrippedPicture m_picture;
    std::map<uchar, QByteArray> m_profile; ///< its parts, by number
    bool m_hasScan = false;
    bool m_isTold = false; ///< which way up it stands
};
} // namespace

std::optional<StrippedPicture> strippedJpeg(const QByteArray &bytes)
{
    return Stripper(bytes).strip();
}

} // namespace hatstand::plan
