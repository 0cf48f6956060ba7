// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/video_strip.h"

#include "plan/formats/ebml.h"
#include "plan/formats/iso_strip.h"
#include "plan/formats/matroska_strip.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

tl::unexpected<Error> refused(const QString &name, const StripFault &fault)
{
    return fail(fault.isTooLarge ? ErrorCode::TooLarge : ErrorCode::InvalidInput,
                Words::tr("Where \"%1\" was taken, and with what, cannot be removed from it.").arg(name),
                fault.isTooLarge ? Words::tr("It has too many parts to look through all of them.")
                                 : Words::tr("It is damaged, or built in a way that is not known here."),
                Words::tr("Save it anew in another program, as MP4, and add it again."),
                QString::fromLatin1(fault.where));
}

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, Words::tr("Stopped."));
}

/// In the order of the file. Boxes lie beside each other; samples may be named twice.
Patches apart(Patches all)
{
    std::stable_sort(all.begin(), all.end(), [](const Patch &a, const Patch &b) { return a.at < b.at; });
    Patches apart;
    for (Patch &patch : all) {
        if (apart.empty() || apart.back().end() <= patch.at)
            apart.push_back(std::move(patch));
        else
            apart.back().zeros += std::max<qint64>(0, patch.end() - apart.back().end());
    }
    return apart;
}

/// Whether the file has there already what it shall have.
bool isHeld(QIODevice &file, const Patch &patch)
{
    constexpr qint64 blockSize = 1 << 16;
    if (!file.seek(patch.at) || file.read(patch.bytes.size()) != patch.bytes)
        return false;
    for (qint64 left = patch.zeros; left > 0;) {
        const QByteArray block = file.read(std::min(left, blockSize));
        if (block.isEmpty() || block.count('\0') != block.size())
            return false;
        left -= block.size();
    }
    return true;
}
} // namespace

Result<Patches> privateParts(QIODevice &file, const QString &shownName,
                             const std::function<bool()> &isStopped)
{
    const bool isMatroska = readEbmlElement(file, 0, file.size()).id == ebml::header;
    auto found = isMatroska ? matroskaPrivateParts(file, isStopped) : isoPrivateParts(file, isStopped);
    const auto isAsked = [&isStopped] { return isStopped && isStopped(); };
    if (isAsked())
        return stopped();
    if (!found)
        return refused(shownName, found.error());
    Patches all = std::move(*found);
    std::erase_if(all, [](const Patch &patch) { return patch.end() == patch.at; });
    Patches patches = apart(std::move(all));
    std::erase_if(patches, [&](const Patch &patch) { return !isAsked() && isHeld(file, patch); });
    if (isAsked())
        return stopped();
    return patches;
}

void applyPatches(const std::vector<Patch> &patches, qint64 at, QByteArray &block)
{
    const qint64 end = at + block.size();
    auto patch = std::partition_point(patches.begin(), patches.end(),
                                      [at](const Patch &one) { return one.end() <= at; });
    for (; patch != patches.end() && patch->at < end; ++patch) {
        const qint64 from = std::max(patch->at, at);
        const qint64 to = std::min(patch->end(), end);
        for (qint64 i = from; i < to; ++i) {
            const qint64 within = i - patch->at;
            block[i - at] = within < patch->bytes.size() ? patch->bytes[within] : '\0';
        }
    }
}

} // namespace hatstand::plan
