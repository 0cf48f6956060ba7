// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/browser_wait.h"

#include "kit/accessibility.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/fields.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/rings.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace hatstand::ui::accounts
{

BrowserWait::BrowserWait(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit)
{
    setObjectName(QStringLiteral("browserWait"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit.px(12));
    addSteps();
    addWays();
}

void BrowserWait::addSteps()
{
    auto *steps = new Card(m_kit, {}, this);
    const auto addStep = [this, steps](QWidget *sign, QLabel *words) {
        auto *row = new QWidget(steps);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(m_kit.px(16), m_kit.px(10), m_kit.px(16), m_kit.px(10));
        line->setSpacing(m_kit.px(12));
        line->addWidget(sign);
        line->addWidget(words, 1);
        steps->body()->addWidget(row);
    };
    m_openedSign = new GlyphLabel(m_kit, Glyph::Ext, 18, Ink::Text2, steps);
    m_opened = new ElidedLabel(QString(), TypeRole::Body, Ink::Text, steps);
    m_opened->setObjectName(QStringLiteral("browserOpened"));
    addStep(m_openedSign, m_opened);
    steps->body()->addWidget(makeLine(Qt::Horizontal, steps));
    addStep(new WaitingRing(m_kit, 18, steps),
            new ElidedLabel(tr("Waiting for you to agree"), TypeRole::Strong, Ink::Text, steps));
    layout()->addWidget(steps);
}

void BrowserWait::addWays()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m_kit.px(8));
    m_again = makeButton(m_kit, tr("Open the page again"), ButtonKind::Normal, Glyph::Ext, ButtonSize::Normal,
                         this);
    m_again->setObjectName(QStringLiteral("browserAgain"));
    m_copy = makeButton(m_kit, tr("Copy link"), ButtonKind::Quiet, Glyph::Copy, ButtonSize::Normal, this);
    m_copy->setObjectName(QStringLiteral("browserCopy"));
    for (QPushButton *button : {m_again, m_copy}) {
        button->setAutoDefault(false);
        button->setEnabled(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(buttons);
    connect(m_again, &QPushButton::clicked, this, &BrowserWait::openAgain);
    connect(m_copy, &QPushButton::clicked, this, &BrowserWait::copyAddress);

    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_kit.px(8));
    m_pasted = new QLineEdit(row);
    m_pasted->setObjectName(QStringLiteral("browserPasted"));
    m_pasted->setPlaceholderText(QStringLiteral("http://127.0.0.1"));
    m_use = makeButton(m_kit, tr("Use it"), ButtonKind::Normal, std::nullopt, ButtonSize::Normal, row);
    m_use->setObjectName(QStringLiteral("browserUse"));
    m_use->setAutoDefault(false);
    m_use->setEnabled(false);
    line->addWidget(m_pasted, 1);
    line->addWidget(m_use);
    row->setFocusProxy(m_pasted);
    m_pastedField = new FormField(m_kit, tr("Paste the final address"), row, this);
    m_pastedField->setHelp(tr("Only when the browser says at the end that it cannot show the page: copy its "
                              "address from there."));
    m_pasted->setAccessibleName(tr("Paste the final address"));
    layout()->addWidget(m_pastedField);
    connect(m_pasted, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_use->setEnabled(!text.trimmed().isEmpty() && m_visit);
        if (m_pastedField->hasError()) {
            m_pastedField->setError({});
            Q_EMIT resized();
        }
    });
    connect(m_pasted, &QLineEdit::returnPressed, this, &BrowserWait::usePasted);
    connect(m_use, &QPushButton::clicked, this, &BrowserWait::usePasted);
}

void BrowserWait::follow(const std::shared_ptr<networks::LoopbackVisit> &visit)
{
    if (m_visit)
        m_visit->disconnect(this);
    m_visit = visit.get();
    m_pasted->clear();
    m_pastedField->setError({});
    m_openedSign->setGlyph(Glyph::Clock, Ink::Text2);
    m_opened->setText(tr("Asking the server for its page…"));
    m_again->setEnabled(false);
    m_copy->setEnabled(false);
    if (m_visit) {
        connect(m_visit, &networks::LoopbackVisit::waiting, this,
                [this](const QUrl &, bool opened) { showPage(opened); });
    }
}

void BrowserWait::showPage(bool opened)
{
    m_openedSign->setGlyph(opened ? Glyph::Check : Glyph::Alert, opened ? Ink::Good : Ink::Warning);
    const QString words = opened ? tr("Page opened in the browser")
                                 : tr("No browser could be opened. Copy the link and open it yourself.");
    m_opened->setText(words);
    m_again->setEnabled(true);
    m_copy->setEnabled(true);
    announce(m_opened, words);
    (opened ? m_again : m_copy)->setFocus();
    Q_EMIT resized();
}

void BrowserWait::openAgain()
{
    if (m_visit)
        showPage(m_visit->openAgain());
}

void BrowserWait::copyAddress()
{
    if (!m_visit)
        return;
    QGuiApplication::clipboard()->setText(m_visit->page().toString(QUrl::FullyEncoded));
    announce(m_copy, tr("The link is on the clipboard."));
}

void BrowserWait::usePasted()
{
    if (!m_visit || m_pasted->text().trimmed().isEmpty())
        return;
    const auto taken = m_visit->arrive(m_pasted->text());
    if (taken)
        return;
    m_pastedField->setError(taken.error().sentence());
    m_pasted->selectAll();
    Q_EMIT resized();
}

} // namespace hatstand::ui::accounts
