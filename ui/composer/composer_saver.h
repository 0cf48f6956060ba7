// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_state.h"

#include <optional>

namespace hatstand::ui::composer
{

/// Keeps what is typed: content through the DraftKeeper, the time beside it. Knows when it was last stored,
/// what went wrong, and what is kept only beside the post.
class ComposerSaver final : public QObject
{
    Q_OBJECT
public:
    ComposerSaver(ComposerState &state, const Services &services, const Clock &clock,
                  QObject *parent = nullptr);

    /// Stores now what is not stored yet, if need be beside the post. That exists afterwards, unless it is
    /// empty.
    [[nodiscard]] Result<void> keep();
    /// The person threw the post away: what waits is forgotten.
    void drop();
    /// Another post is looked at: times of storing begin anew.
    void begin(std::optional<Instant> storedAt);
    /// The page has more than the post. It may be kept aside already (see keptAside).
    [[nodiscard]] bool hasUnsaved() const { return m_dirty; }
    /// The time was set here and the post does not have it yet. Otherwise another's time goes before.
    [[nodiscard]] bool hasUnsavedTime() const { return m_timeEdited; }
    /// What is written is kept beside the post and will be found again; why the post itself, which stands in
    /// the outbox, cannot take it.
    [[nodiscard]] const std::optional<Error> &keptAside() const { return m_aside; }
    [[nodiscard]] const std::optional<Instant> &savedAt() const { return m_savedAt; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

Q_SIGNALS:
    /// Stored, or not (see failure), or something is to be stored.
    void changed();

private:
    void edited(Parts parts);
    void contentSaved();
    /// The post was deleted by another, and what was written is the post `there` now.
    void keptAnew(const plan::PostId &gone, const plan::PostId &there);
    [[nodiscard]] Result<void> storeTime();

    ComposerState &m_state;
    Services m_services;
    const Clock &m_clock;
    bool m_dirty = false;
    bool m_timeEdited = false;
    std::optional<Instant> m_savedAt;
    std::optional<Error> m_failure;
    std::optional<Error> m_aside;
};

} // namespace hatstand::ui::composer
