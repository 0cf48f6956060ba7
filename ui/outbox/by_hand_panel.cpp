// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/by_hand_panel.h"

#include "kit/buttons.h"
#include "kit/fields.h"
#include "kit/icons.h"
#include "kit/key_hints.h"
#include "kit/labels.h"
#include "outbox/by_hand_media.h"
#include "publish/post_address.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int textHeight = 108;
} // namespace

ByHandPanel::ByHandPanel(const Kit &kit, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_words(new QPlainTextEdit(this))
    , m_media(new ByHandMedia(kit, actions, this))
    , m_link(new QLineEdit(this))
    , m_linkField(new FormField(kit, tr("Link of the post"), m_link, this))
    , m_posted(
          makeButton(kit, tr("I posted it"), ButtonKind::Primary, Glyph::Check, ButtonSize::Normal, this))
{
    setObjectName(QStringLiteral("byHandPanel"));
    m_words->setObjectName(QStringLiteral("byHandText"));
    m_words->setAccessibleName(tr("Text to post"));
    m_words->setReadOnly(true);
    m_words->setTabChangesFocus(true);
    m_link->setObjectName(QStringLiteral("byHandLink"));
    m_link->setPlaceholderText(QStringLiteral("https://"));
    m_posted->setObjectName(QStringLiteral("byHandPosted"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit.px(8));
    column->addWidget(m_words);
    m_copy = addStep(Glyph::Copy);
    m_copy->setObjectName(QStringLiteral("byHandCopy"));
    m_open = addStep(Glyph::Ext);
    m_open->setObjectName(QStringLiteral("byHandOpen"));

    column->addWidget(m_media);
    column->addWidget(m_linkField);
    column->addWidget(m_posted);
    // The keyboard goes through the steps as they stand there, not as they were made.
    QWidget *before = m_words;
    for (QWidget *next :
         QList<QWidget *>{m_copy, m_open} + m_media->stops() + QList<QWidget *>{m_link, m_posted}) {
        setTabOrder(before, next);
        before = next;
    }
    measure();

    const auto withKey = [&actions](const char *id, QWidget *shown, const QString &text, auto setText) {
        showWordsWithKey(actions, QString::fromLatin1(id), shown, text, setText);
    };
    withKey("outbox.copy-text", m_copy, tr("Copy the text"),
            [this](const QString &text) { m_copy->setText(text); });
    withKey("outbox.open-page", m_open, tr("Open the page"),
            [this](const QString &text) { m_open->setText(text); });
    withKey("outbox.link", m_linkField, tr("Link of the post"),
            [this](const QString &text) { m_linkField->setLabel(text); });
    connect(m_copy, &QPushButton::clicked, this, &ByHandPanel::copyText);
    connect(m_open, &QPushButton::clicked, this, &ByHandPanel::openPageRequested);
    connect(m_media, &ByHandMedia::againRequested, this, &ByHandPanel::filesRequested);
    connect(m_posted, &QPushButton::clicked, this, &ByHandPanel::submit);
    connect(m_link, &QLineEdit::returnPressed, this, &ByHandPanel::submit);
    connect(m_link, &QLineEdit::textEdited, this, [this] { m_linkField->setError({}); });
}

void ByHandPanel::measure()
{
    m_words->setFixedHeight(m_kit.px(textHeight));
    layout()->setSpacing(m_kit.px(8));
}

void ByHandPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

QPushButton *ByHandPanel::addStep(Glyph glyph)
{
    auto *button = makeButton(m_kit, {}, ButtonKind::Normal, glyph, ButtonSize::Normal, this);
    layout()->addWidget(button);
    return button;
}

void ByHandPanel::setPost(const networks::OutgoingPost &post, const QString &networkName, bool hasPage)
{
    m_text = post.text;
    if (!post.firstComment.isEmpty()) {
        m_text = tr("%1\n\nFirst comment:\n%2").arg(post.text, post.firstComment);
    }
    if (m_words->toPlainText() != m_text)
        m_words->setPlainText(m_text);
    m_text = post.text;
    m_media->setFiles(std::nullopt);
    m_media->setVisible(!post.media.empty());
    setEnabledWithReason(m_open, hasPage,
                         tr("No page is known for %1. Add one under Accounts.").arg(networkName));
    m_link->clear();
    m_linkField->setError({});
}

void ByHandPanel::setFiles(const std::optional<ByHandFitting::Files> &files)
{
    m_media->setFiles(files);
}

bool ByHandPanel::hasMedia() const
{
    return m_media->hasFiles();
}

void ByHandPanel::copyText()
{
    QGuiApplication::clipboard()->setText(m_text);
    Q_EMIT copied();
}

void ByHandPanel::showMedia()
{
    m_media->showFiles();
}

void ByHandPanel::askLink()
{
    m_link->setFocus(Qt::ShortcutFocusReason);
    // The link is most often in the clipboard already.
    const auto url = publish::postAddress(QGuiApplication::clipboard()->text());
    if (m_link->text().isEmpty() && url && !url->isEmpty() &&
        QGuiApplication::clipboard()->text().contains(QLatin1StringView("://"))) {
        m_link->setText(QGuiApplication::clipboard()->text().trimmed());
        m_link->selectAll();
    }
}

void ByHandPanel::submit()
{
    const auto url = publish::postAddress(m_link->text());
    if (!url) {
        m_linkField->setError(tr("This is not the address of a post. It may also be left empty."));
        m_link->setFocus();
        return;
    }
    Q_EMIT posted(*url);
}

} // namespace hatstand::ui::outbox
