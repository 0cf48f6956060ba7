// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/formats/matroska_tracks.h"

namespace hatstand::plan
{

/// Leaves of the Clusters the blocks of the tracks that are kept, with their times. Part of matroska_strip.h.
class MatroskaBlocks
{
public:
    MatroskaBlocks(const MatroskaTracks &kept, EbmlPatches &patches) : m_kept(kept), m_patches(patches) {}

    /// An element that stands in a Cluster.
    void strip(const EbmlElement &element);

private:
    struct Block
    {
        const MatroskaTrack *track = nullptr; ///< null: none that is kept
        int headLength = 0;
        bool isLaced = false;
    };
    [[nodiscard]] Block read(const EbmlElement &element) const;
    void stripFrames(const EbmlElement &element, const Block &block);
    void stripGroup(const EbmlElement &group);
    void stripAdditions(const EbmlElement &additions);

    const MatroskaTracks &m_kept;
    EbmlPatches &m_patches;
};

} // namespace hatstand::plan
