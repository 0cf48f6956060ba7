// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"
#include "kit/dialogs.h"
#include "kit/navigator.h"

#include <qcorotask.h>

class QPushButton;

namespace hatstand::ui
{
class ChoiceBox;
class ElidedLabel;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

/// The campaign whose name links carry, and how the first link of the text will be.
class LinkRow final : public SectionRow
{
    Q_OBJECT
public:
    LinkRow(const Kit &kit, ComposerState &state, const Services &services, Dialogs &dialogs,
            Navigator &navigator, QWidget *parent = nullptr);

    void focusCampaign();
    /// As it is sent for the current tab; empty without a link.
    [[nodiscard]] const QString &link() const { return m_link; }

private:
    void fillCampaigns();
    void refresh();
    void chosen(int index);
    QCoro::Task<void> makeCampaign();

    ComposerState &m_state;
    Services m_services;
    Dialogs &m_dialogs;
    Navigator &m_navigator;
    ChoiceBox *m_campaign;
    ElidedLabel *m_preview;
    QPushButton *m_copy;
    QString m_link;
};

} // namespace hatstand::ui::composer
