// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "kit/kit.h"

#include <QAbstractButton>

namespace hatstand::ui::composer
{

/// Whose post it is: the client's mark, and while it is a draft and there are several clients, its name and
/// the choice of another.
class ClientChoice final : public QAbstractButton
{
    Q_OBJECT
public:
    ClientChoice(const Kit &kit, const ComposerState &state, const clients::ClientService &clients,
                 QWidget *parent = nullptr);

    /// Without its name where there is too little room.
    void setNameShown(bool shown);
    [[nodiscard]] bool isNameShown() const { return m_nameShown; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(const hatstand::clients::ClientId &client);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void openMenu();
    [[nodiscard]] QString shownName() const;

    Kit m_kit;
    const ComposerState &m_state;
    const clients::ClientService &m_clients;
    bool m_changeable = false;
    bool m_nameShown = true;
};

} // namespace hatstand::ui::composer
