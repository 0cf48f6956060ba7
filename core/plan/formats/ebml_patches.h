// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/ebml.h"
#include "plan/formats/strip_patches.h"

/// What is overwritten in WebM and Matroska files, element by element; parts of matroska_strip.h.
namespace hatstand::plan
{

template <std::size_t count>
bool isOneOf(quint32 id, const std::array<quint32, count> &kept)
{
    return std::find(kept.begin(), kept.end(), id) != kept.end();
}

class EbmlPatches : public StripPatches
{
public:
    using StripPatches::StripPatches;

    using StripPatches::refuse;
    void refuse(quint32 id) { refuse(false, QByteArray::number(id, 16)); }

    /// An element that is skipped by whoever reads the file ("Void"; RFC 8794, 11.3.2), over these bytes.
    /// Elements take two bytes at least; a single one becomes a zero.
    void empty(qint64 from, qint64 end);
    /// The same in the place of an element. One that is Void stays, without what stands in it.
    void empty(const EbmlElement &element);
    /// Keeps a number if it is on the list, empties everything else. No number is longer than eight bytes.
    template <std::size_t count>
    void keepNumber(const EbmlElement &element, const std::array<quint32, count> &kept)
    {
        if (!isOneOf(element.id, kept))
            empty(element);
        else if (element.end - element.content > 8)
            refuse(element.id);
    }
    /// A short text, without what stands behind the zero that may end it: that becomes zeros.
    [[nodiscard]] QByteArray keepText(const EbmlElement &element);

    /// The element there. Nothing, and refused, when there is no whole one, when there have been more
    /// than may be looked at, and when something was refused before.
    [[nodiscard]] std::optional<EbmlElement> elementAt(qint64 at, qint64 parentEnd);
    /// Visits the elements in one. All of it has to be elements, and all of them have to tell their sizes.
    template <class Visit>
    void within(const EbmlElement &parent, Visit visit)
    {
        for (qint64 at = parent.content; at < parent.end;) {
            const auto element = elementAt(at, parent.end);
            if (!element)
                return;
            if (element->isOpen)
                return refuse(element->id);
            visit(*element);
            at = element->end;
        }
    }
};

} // namespace hatstand::plan
