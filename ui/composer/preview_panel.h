// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "composer/preview_card.h"

#include <QFrame>

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
    [[nodiscard]] PreviewCard *card(const clients::AccountId &id) const;

private:
    void rebuild();
    void refresh();
    void refreshLater();
    void filter();
    [[nodiscard]] clients::AccountId oneAccount() const;

    Kit m_kit;
    ComposerState &m_state;
    const Inspector &m_inspector;
    PictureSource &m_pictures;
    Services m_services;
    Timers &m_timers;
    SegmentedControl *m_choice;
    QVBoxLayout *m_column;
    QList<PreviewCard *> m_cards;
    quint64 m_edition = 0;
};

} // namespace hatstand::ui::composer
