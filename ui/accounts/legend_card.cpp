// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/legend_card.h"

#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hatstand::ui::accounts
{

QString keychainWords(clients::KeychainState state)
{
    switch (state) {
    case clients::KeychainState::Ready:
        break;
    case clients::KeychainState::Locked:
        return LegendCard::tr("The keychain of this computer is locked. Nothing can be sent until you unlock "
                              "it; nothing is lost.");
    case clients::KeychainState::Missing:
        return LegendCard::tr("No keychain is running on this computer, so no key can be kept. Start GNOME "
                              "Keyring, KWallet or KeePassXC. Practice and by hand work without one.");
    }
#if defined(Q_OS_WIN)
    return LegendCard::tr("Keys are kept in the Windows credential store, not in your files.");
#elif defined(Q_OS_MACOS)
    return LegendCard::tr("Keys are kept in the macOS keychain, not in your files.");
#else
    return LegendCard::tr("Keys are kept in the keychain of your desktop, not in your files.");
#endif
}

LegendCard::LegendCard(const Kit &kit, QWidget *parent)
    : Card(kit, {}, parent)
    , m_kit(kit)
    , m_keySign(new GlyphLabel(kit, Glyph::Key, 14, Ink::Text2, this))
    , m_keyText(makeLabel({}, TypeRole::Second, Ink::Text2, this))
{
    setObjectName(QStringLiteral("legendCard"));
    setAccessibleName(tr("What the marks mean"));
    setBodyPadded(true);
    body()->setSpacing(kit.px(10));
    body()->addWidget(makeLabel(tr("What the marks mean"), TypeRole::Strong, Ink::Text, this));
    addMark(Glyph::Sending, tr("Posts from this PC"));
    addMark(Glyph::Hand, tr("You post, Hatstand reminds you"));
    addMark(Glyph::Handed, tr("Holds posts itself, PC may be off"));
    addMark(Glyph::Comment, tr("Reads and answers messages"));
    addMark(Glyph::Insights, tr("Gives numbers"));
    addMark(Glyph::Minus, tr("Not with this connection"));
    body()->addWidget(makeLine(Qt::Horizontal, this));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(10));
    m_keyText->setObjectName(QStringLiteral("keychainWords"));
    m_keyText->setWordWrap(true);
    row->addWidget(m_keySign, 0, Qt::AlignTop);
    row->addWidget(m_keyText, 1);
    body()->addLayout(row);
    setKeychain(clients::KeychainState::Ready);
}

void LegendCard::addMark(Glyph glyph, const QString &text)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_kit.px(10));
    row->addWidget(new GlyphLabel(m_kit, glyph, 16, Ink::Text2, this));
    row->addWidget(new ElidedLabel(text, TypeRole::Second, Ink::Text2, this), 1);
    body()->addLayout(row);
}

void LegendCard::setKeychain(clients::KeychainState state)
{
    const bool ready = state == clients::KeychainState::Ready;
    m_keySign->setGlyph(ready ? Glyph::Key : Glyph::Lock, ready ? Ink::Text2 : Ink::Warning);
    m_keyText->setText(keychainWords(state));
    setInk(m_keyText, ready ? Ink::Text3 : Ink::Warning);
}

} // namespace hatstand::ui::accounts
