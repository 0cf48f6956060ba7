// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/emoji_picker.h"

#include "composer/emoji_data.h"
#include "kit/choice_box.h"
#include "kit/fields.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int pickerWidth = 340;
constexpr int gridHeight = 240;
constexpr int cell = 36;
} // namespace

EmojiPicker::EmojiPicker(const Kit &kit, int tone, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new SearchField(kit, tr("Find an emoji by its name")))
    , m_group(new ChoiceBox)
    , m_tone(new ChoiceBox)
    , m_grid(new QListWidget)
{
    setObjectName(QStringLiteral("emojiPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("kind", QStringLiteral("floating"));
    setFixedWidth(kit.px(pickerWidth));
    auto *column = new QVBoxLayout(this);
    const int margin = kit.px(size::gap);
    column->setContentsMargins(margin, margin, margin, margin);
    auto *row = new QHBoxLayout;
    row->addWidget(m_group, 1);
    row->addWidget(m_tone);
    column->addWidget(m_search);
    column->addLayout(row);
    column->addWidget(m_grid);
    m_search->setObjectName(QStringLiteral("emojiSearch"));
    m_group->setAccessibleName(tr("Group of emoji"));
    m_group->setObjectName(QStringLiteral("emojiGroup"));
    m_group->addItems(emojiGroups());
    m_tone->setObjectName(QStringLiteral("emojiTone"));
    m_tone->setAccessibleName(tr("Tone of skin"));
    m_tone->setToolTip(m_tone->accessibleName());
    // A raised hand in each tone.
    const QString hand = QStringLiteral("✋");
    const auto found = std::find_if(allEmoji().begin(), allEmoji().end(),
                                    [&hand](const Emoji &emoji) { return emoji.text == hand; });
    for (int i = 0; i <= skinTones; ++i)
        m_tone->addItem(found == allEmoji().end() ? hand : found->inTone(i));
    m_tone->setCurrentIndex(tone);
    m_grid->setObjectName(QStringLiteral("emojiGrid"));
    m_grid->setAccessibleName(tr("Emoji"));
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setMovement(QListView::Static);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setUniformItemSizes(true);
    m_grid->setLayoutMode(QListView::Batched);
    m_grid->setGridSize({kit.px(cell), kit.px(cell)});
    m_grid->setFont(kit.theme().font(20, QFont::Normal));
    m_grid->setFixedHeight(kit.px(gridHeight));
    m_search->installEventFilter(this);
    m_grid->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::fill);
    connect(m_group, &QComboBox::activated, this, [this] {
        m_search->clear();
        fill();
    });
    connect(m_tone, &QComboBox::activated, this, [this](int chosen) {
        Q_EMIT toneChosen(chosen);
        fill();
    });
    connect(m_grid, &QListWidget::itemClicked, this, &EmojiPicker::choose);
    fill();
}

void EmojiPicker::openAt(QPoint global)
{
    adjustSize();
    const QScreen *screen = QGuiApplication::screenAt(global);
    if (screen) {
        const QRect room = screen->availableGeometry();
        global.setX(std::clamp(global.x(), room.left(), std::max(room.left(), room.right() - width())));
        global.setY(std::clamp(global.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(global);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void EmojiPicker::fill()
{
    m_grid->clear();
    const QString wanted = m_search->text().trimmed().toLower();
    std::vector<const Emoji *> shown;
    for (const Emoji &emoji : allEmoji()) {
        if (wanted.isEmpty() ? emoji.group == m_group->currentIndex() : emoji.name.contains(wanted))
            shown.push_back(&emoji);
    }
    // What is called so first, then what begins so: a heart before two people with one.
    const auto rank = [&wanted](const Emoji *emoji) {
        return emoji->name == wanted ? 0 : emoji->name.startsWith(wanted) ? 1 : 2;
    };
    std::stable_sort(shown.begin(), shown.end(),
                     [&rank](const Emoji *a, const Emoji *b) { return rank(a) < rank(b); });
    for (const Emoji *emoji : shown) {
        auto *item = new QListWidgetItem(emoji->inTone(m_tone->currentIndex()), m_grid);
        item->setTextAlignment(Qt::AlignCenter);
        item->setToolTip(emoji->name);
        item->setData(Qt::AccessibleTextRole, emoji->name);
    }
    m_grid->setCurrentRow(0);
}

void EmojiPicker::choose()
{
    if (!m_grid->currentItem())
        return;
    Q_EMIT chosen(m_grid->currentItem()->text());
    close();
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_grid->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace hatstand::ui::composer
