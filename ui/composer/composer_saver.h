// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_state.h"

#include <optional>

namespace hatstand::ui::composer
{

/// Keeps what is typed: content through the DraftKeeper, the time beside it. Knows when it was last stored
/// and what went wrong.
class ComposerSaver final : public QObject
{
    Q_OBJECT
public:
    ComposerSaver(ComposerState &state, const Services &services, const Clock &clock,
                  QObject *parent = nullptr);

    /// Stores now what is not stored yet. The post exists afterwards, unless it is empty.
    [[nodiscard]] Result<void> keep();
    /// The person threw the post away: what waits is forgotten.
    void drop();
    /// Another post is looked at: times of storing begin anew.
    void begin(std::optional<Instant> storedAt);
    [[nodiscard]] bool hasUnsaved() const { return m_dirty; }
    [[nodiscard]] const std::optional<Instant> &savedAt() const { return m_savedAt; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

Q_SIGNALS:
    /// Stored, or not (see failure), or something is to be stored.
    void changed();

private:
    void edited();
    void contentSaved();
    [[nodiscard]] Result<void> storeTime();

    ComposerState &m_state;
    Services m_services;
    const Clock &m_clock;
    bool m_dirty = false;
    std::optional<Instant> m_savedAt;
    std::optional<Error> m_failure;
};

} // namespace hatstand::ui::composer
