// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/matroska_blocks.h"

namespace hatstand::plan
{

namespace
{
// Timestamp, Position, PrevSize.
constexpr std::array<quint32, 3> keptOfCluster{0xE7, 0xA7, 0xAB};
// BlockDuration, ReferenceBlock, DiscardPadding.
constexpr std::array<quint32, 3> keptOfGroup{0x9B, 0xFB, 0x75A2};
constexpr std::array keptOfAddition{ebml::blockAddId};
} // namespace

void MatroskaBlocks::strip(const EbmlElement &element)
{
    if (element.id == ebml::blockGroup) {
        stripGroup(element);
    } else if (element.id == ebml::simpleBlock) {
        const Block block = read(element);
        if (block.track)
            stripFrames(element, block);
        else
            m_patches.empty(element);
    } else {
        m_patches.keepNumber(element, keptOfCluster);
    }
}

/// The number of the track, two bytes of time, flags (RFC 9559, 10).
MatroskaBlocks::Block MatroskaBlocks::read(const EbmlElement &element) const
{
    constexpr qint64 longestHead = 8 + 3;
    QIODevice &file = m_patches.file();
    const qint64 length = std::min(element.end - element.content, longestHead);
    const QByteArray head = file.seek(element.content) ? file.read(length) : QByteArray();
    int numberLength = 0;
    const auto track = m_kept.find(vintAt(head, 0, numberLength));
    if (numberLength == 0 || track == m_kept.end() || head.size() < numberLength + 3)
        return {};
    constexpr uchar lacing = 0x06;
    return {&track->second, numberLength + 3, (uchar(head[numberLength + 2]) & lacing) != 0};
}

void MatroskaBlocks::stripFrames(const EbmlElement &element, const Block &block)
{
    if (!block.track->nals)
        return;
    // Several frames in one block are for sound.
    if (block.isLaced)
        return m_patches.refuse(element.id);
    stripNals({element.content + block.headLength, element.end}, *block.track->nals, block.track->frameHead,
              m_patches);
}

void MatroskaBlocks::stripGroup(const EbmlElement &group)
{
    const MatroskaTrack *track = nullptr;
    bool isKept = true;
    m_patches.within(group, [&](const EbmlElement &element) {
        if (element.id != ebml::block)
            return;
        track = read(element).track;
        isKept = isKept && track;
    });
    if (!isKept || !track)
        return m_patches.empty(group);
    m_patches.within(group, [&](const EbmlElement &element) {
        if (element.id == ebml::block)
            stripFrames(element, read(element));
        else if (element.id == ebml::blockAdditions && track->hasAlpha)
            stripAdditions(element);
        else
            m_patches.keepNumber(element, keptOfGroup);
    });
}

/// The first addition is what can be seen through, where AlphaMode says so (RFC 9559, 5.1.4); others are
/// times of the day, colours of single pictures, and what anyone likes.
void MatroskaBlocks::stripAdditions(const EbmlElement &additions)
{
    m_patches.within(additions, [this](const EbmlElement &more) {
        quint64 id = 1;
        if (more.id == ebml::blockMore) {
            m_patches.within(more, [&](const EbmlElement &element) {
                if (element.id == ebml::blockAddId)
                    id = unsignedOf(contentOf(m_patches.file(), element));
            });
        }
        if (more.id != ebml::blockMore || id != 1)
            return m_patches.empty(more);
        m_patches.within(more, [this](const EbmlElement &element) {
            if (element.id != ebml::blockAdditional)
                m_patches.keepNumber(element, keptOfAddition);
        });
    });
}

} // namespace hatstand::plan
