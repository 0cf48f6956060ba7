// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/pieces_dialog.h"

#include "kit/fields.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dialogWidth = 620;
constexpr int listWidth = 190;
constexpr int textHeight = 110;
} // namespace

PiecesDialog::PiecesDialog(const Kit &kit, PieceKeeping keeping, QWidget *parent)
    : Dialog(kit, keeping.title, dialogWidth, parent)
    , m_keeping(std::move(keeping))
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_keep(makeButton(kit, tr("Keep it"), ButtonKind::Normal, std::nullopt, ButtonSize::Small))
    , m_forget(makeButton(kit, tr("Discard the change"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small))
    , m_remove(makeButton(kit, tr("Remove"), ButtonKind::Danger, std::nullopt, ButtonSize::Small))
{
    setObjectName(QStringLiteral("piecesDialog"));
    setText(m_keeping.explanation);
    m_list->setObjectName(QStringLiteral("piecesList"));
    m_list->setAccessibleName(m_keeping.title);
    m_list->setFixedWidth(kit.px(listWidth));
    m_name->setObjectName(QStringLiteral("pieceName"));
    m_text->setObjectName(QStringLiteral("pieceText"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(kit.px(textHeight));
    m_textField = new FormField(kit, m_keeping.textLabel, m_text);
    m_keep->setObjectName(QStringLiteral("keepPiece"));
    m_forget->setObjectName(QStringLiteral("forgetPiece"));
    m_remove->setObjectName(QStringLiteral("removePiece"));

    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(size::padding));
    row->addWidget(m_list);
    auto *column = new QVBoxLayout;
    column->addWidget(new FormField(kit, tr("Name"), m_name));
    column->addWidget(m_textField, 1);
    auto *acts = new QHBoxLayout;
    acts->addWidget(m_keep);
    acts->addWidget(m_forget);
    acts->addWidget(m_remove);
    acts->addStretch(1);
    column->addLayout(acts);
    row->addLayout(column, 1);
    body()->addLayout(row);
    // After what stands above it, so that Tab comes to it last.
    m_close = addButton({QStringLiteral("close"), tr("Close"), ButtonKind::Primary}, false);
    connect(m_keep, &QPushButton::clicked, this, &PiecesDialog::keepPiece);
    connect(m_forget, &QPushButton::clicked, this, [this] { showPiece(m_list->currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, &PiecesDialog::removePiece);
    connect(m_close, &QPushButton::clicked, this, &PiecesDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &PiecesDialog::chosen);
    connect(m_name, &QLineEdit::textChanged, this, &PiecesDialog::refreshButtons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PiecesDialog::refreshButtons);
    fill(0);
}

void PiecesDialog::fill(int row)
{
    const QSignalBlocker quiet(m_list);
    m_pieces = m_keeping.all();
    // Rows are kept: this may run while the list sees to a press.
    while (m_list->count() > int(m_pieces.size()) + 1)
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < int(m_pieces.size()) + 1)
        m_list->addItem(QString());
    for (int i = 0; i < int(m_pieces.size()); ++i)
        m_list->item(i)->setText(m_pieces[size_t(i)].name);
    m_list->item(m_list->count() - 1)->setText(tr("New…"));
    m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    showPiece(m_list->currentRow());
}

void PiecesDialog::showPiece(int row)
{
    const bool known = row >= 0 && row < int(m_pieces.size());
    m_shown = known ? m_pieces[size_t(row)] : Piece();
    m_name->setText(m_shown.name);
    m_text->setPlainText(m_shown.text);
    m_remove->setVisible(known);
    m_textField->setError({});
    refreshButtons();
}

void PiecesDialog::chosen(int row)
{
    const bool known = row >= 0 && row < int(m_pieces.size());
    const QString wanted = known ? m_pieces[size_t(row)].id : QString();
    const bool differed = differs();
    if (!keepWritten()) {
        const auto goBack = [this] {
            const QSignalBlocker quiet(m_list);
            m_list->setCurrentRow(rowOf(m_shown.id));
        };
        goBack();
        // After a press the list chooses the pressed row once more.
        QMetaObject::invokeMethod(m_list, goBack, Qt::QueuedConnection);
        return;
    }
    if (differed)
        fill(rowOf(wanted));
    else
        showPiece(row);
}

bool PiecesDialog::keepWritten()
{
    return !differs() || keep();
}

bool PiecesDialog::keep()
{
    const auto kept = m_keeping.keep({m_shown.id, m_name->text().trimmed(), m_text->toPlainText()});
    if (!kept) {
        m_textField->setError(kept.error().sentence());
        return false;
    }
    m_pieces = m_keeping.all();
    return true;
}

void PiecesDialog::keepPiece()
{
    // With nothing written the reason why it cannot be kept is told.
    const int row = rowOf(m_shown.id);
    if (keep())
        fill(row);
}

void PiecesDialog::removePiece()
{
    if (m_shown.id.isEmpty())
        return;
    const int row = rowOf(m_shown.id);
    const auto removed = m_keeping.remove(m_shown.id);
    if (removed)
        fill(row);
    else
        m_textField->setError(removed.error().sentence());
}

void PiecesDialog::reject()
{
    if (keepWritten())
        Dialog::reject();
}

void PiecesDialog::refreshButtons()
{
    const bool written = differs();
    m_forget->setVisible(written);
    // Enter does what is left to do.
    (written ? m_keep : m_close)->setDefault(true);
}

bool PiecesDialog::differs() const
{
    return m_name->text() != m_shown.name || m_text->toPlainText() != m_shown.text;
}

int PiecesDialog::rowOf(const QString &id) const
{
    const auto found =
        std::find_if(m_pieces.begin(), m_pieces.end(), [&id](const Piece &piece) { return piece.id == id; });
    return int(found - m_pieces.begin());
}

} // namespace hatstand::ui::composer
