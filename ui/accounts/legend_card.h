// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/keychain_credentials.h"
#include "kit/card.h"

namespace hatstand::ui
{
class GlyphLabel;
}

namespace hatstand::ui::accounts
{

/// What the marks in the rows mean, and where the keys are kept on this computer.
class LegendCard final : public Card
{
    Q_OBJECT
public:
    explicit LegendCard(const Kit &kit, QWidget *parent = nullptr);
    void setKeychain(clients::KeychainState state);

private:
    void addMark(Glyph glyph, const QString &text);

    Kit m_kit;
    GlyphLabel *m_keySign;
    QLabel *m_keyText;
};

/// One or two sentences: where the keys are, or why they cannot be reached.
[[nodiscard]] QString keychainWords(clients::KeychainState state);

} // namespace hatstand::ui::accounts
