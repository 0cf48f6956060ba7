// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/describe_dialog.h"

#include "base/graphemes.h"
#include "kit/labels.h"
#include "kit/rings.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dialogWidth = 560;
constexpr int pictureSide = 200;
constexpr int textHeight = 120;
const QString keep = QStringLiteral("keep-description");
} // namespace

DescribeDialog::DescribeDialog(const Kit &kit, const QImage &picture, const QString &text, int limit,
                               QWidget *parent)
    : Dialog(kit, tr("Describe the picture"), dialogWidth, parent)
    , m_limit(limit)
    , m_text(new QPlainTextEdit(text))
    , m_ring(new CounterRing(kit))
    , m_count(makeLabel({}, TypeRole::Second, Ink::Text3))
{
    setObjectName(QStringLiteral("describeDialog"));
    setText(tr("Screen readers say it in place of the picture. Say what matters in it for this post."));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(size::padding));
    if (!picture.isNull()) {
        auto *shown = new QLabel;
        shown->setPixmap(QPixmap::fromImage(picture.scaled(kit.px(pictureSide), kit.px(pictureSide),
                                                           Qt::KeepAspectRatio, Qt::SmoothTransformation)));
        row->addWidget(shown, 0, Qt::AlignTop);
    }
    auto *column = new QVBoxLayout;
    m_text->setObjectName(QStringLiteral("pictureDescription"));
    m_text->setAccessibleName(tr("Description"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(kit.px(textHeight));
    m_text->installEventFilter(this);
    column->addWidget(m_text, 1);
    auto *counting = new QHBoxLayout;
    counting->addWidget(m_ring);
    counting->addWidget(m_count, 1);
    m_ring->setVisible(limit > 0);
    column->addLayout(counting);
    row->addLayout(column, 1);
    body()->addLayout(row);
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    addButton({keep, tr("Keep it"), ButtonKind::Primary});
    connect(m_text, &QPlainTextEdit::textChanged, this, &DescribeDialog::count);
    connect(this, &Dialog::answered, this, [this](const QString &id) {
        if (id == keep)
            Q_EMIT described(m_text->toPlainText().trimmed());
    });
    m_text->moveCursor(QTextCursor::End);
    count();
}

void DescribeDialog::showEvent(QShowEvent *event)
{
    Dialog::showEvent(event);
    m_text->setFocus(Qt::OtherFocusReason);
}

bool DescribeDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            answerWith(keep);
            return true;
        }
    }
    return Dialog::eventFilter(watched, event);
}

void DescribeDialog::count()
{
    const int length = int(codePointCount(m_text->toPlainText()));
    m_ring->setCount(length, m_limit);
    const QLocale locale;
    m_count->setText(
        m_limit > 0 ? tr("%1 / %2", "count of a limit").arg(locale.toString(length), locale.toString(m_limit))
                    : tr("%n character(s)", nullptr, length));
    setInk(m_count, m_ring->state() == CounterRing::State::Over ? Ink::Bad : Ink::Text3);
}

} // namespace hatstand::ui::composer
