// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "composer/preview_card.h"

#include <QFrame>
#include <QHash>
#include <QStringList>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace hatstand::ui
{
class SegmentedControl;
}

namespace hatstand::ui::composer
{

/// How the post will look, everywhere or on one account; follows typing with a short pause.
class PreviewPanel final : public QFrame
{
    Q_OBJECT
public:
    static constexpr Milliseconds pause{60};

    PreviewPanel(const Kit &kit, ComposerState &state, const Inspector &inspector, PictureSource &pictures,
                 const Services &services, Timers &timers, QWidget *parent = nullptr);
    /// Parts of a thread that have a card of their own.
    static constexpr int mostParts = 25;
    [[nodiscard]] PreviewCard *card(const clients::AccountId &id, int part = 0) const;

private:
    void rebuild();
    void refresh();
    void refreshLater();
    void filter();
    /// One for each account, as long as they are few; else one for that of the tab; and one for all.
    void fillChoice();
    void addChoice();
    void nameChoice();
    [[nodiscard]] bool choosesAll() const;
    /// Of the segment; of all when there is one for that.
    [[nodiscard]] clients::AccountId accountAt(int segment) const;
    /// Whoever looks at one account looks at that of the tab.
    void followTab();
    [[nodiscard]] clients::AccountId oneAccount() const;

    Kit m_kit;
    ComposerState &m_state;
    const Inspector &m_inspector;
    PictureSource &m_pictures;
    Services m_services;
    Timers &m_timers;
    SegmentedControl *m_choice = nullptr;
    QHBoxLayout *m_head;
    QVBoxLayout *m_column;
    QList<PreviewCard *> m_cards;
    QHash<clients::AccountId, QStringList> m_threads; ///< as they were shown last
    quint64 m_edition = 0;
};

} // namespace hatstand::ui::composer
